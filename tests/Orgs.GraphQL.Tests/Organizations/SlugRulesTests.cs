namespace Orgs.GraphQL.Tests.Organizations;

[NoDatabase]
public sealed class SlugRulesTests
{
    [Theory]
    [InlineData("acme", null)]
    [InlineData("acme-corp-2", null)]
    [InlineData("123", null)]
    [InlineData("ab", "length")]
    [InlineData("", "length")]
    [InlineData("a234567890123456789012345678901234567890", "length")]
    [InlineData("Acme", "characters")]
    [InlineData("аcme", "characters")]
    [InlineData("acme corp", "characters")]
    [InlineData("acme\u200bcorp", "characters")]
    [InlineData("-acme", "hyphens")]
    [InlineData("acme-", "hyphens")]
    [InlineData("xn--acme", "hyphens")]
    [InlineData("admin", "reserved")]
    [InlineData("graphql", "reserved")]
    public void What_a_slug_may_look_like(string slug, string? brokenRule)
        => (SlugRules.Check(slug, "slug")?.Rule).ShouldBe(brokenRule);

    [Theory]
    [InlineData("Acme Corp", "acme-corp")]
    [InlineData("  Ärzte & Söhne GmbH ", "arzte-sohne-gmbh")]
    [InlineData("O'Neil's", "oneils")]
    [InlineData("Straße 7", "strasse-7")]
    [InlineData("A", "a-org")]
    [InlineData("Admin", "admin-org")]
    [InlineData("日本", "organization-1")]
    [InlineData("An organization whose name is much longer than slugs are", "an-organization-whose-name-is-much-long")]
    public void A_name_suggests_a_slug(string name, string slug) => SlugRules.FromName(name).ShouldBe(slug);

    [Theory]
    [InlineData("Acme Corp")]
    [InlineData("---")]
    [InlineData("a-")]
    [InlineData("www")]
    [InlineData("An organization whose name is much lo--nger")]
    public void What_a_name_suggests_is_a_slug_with_a_number_too(string name)
    {
        SlugRules.IsValid(SlugRules.FromName(name)).ShouldBeTrue();
        SlugRules.IsValid(SlugRules.Numbered(SlugRules.FromName(name), 123_456_789)).ShouldBeTrue();
    }
}
