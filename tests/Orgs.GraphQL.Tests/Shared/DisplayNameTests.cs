namespace Orgs.GraphQL.Tests.Shared;

[NoDatabase]
public sealed class DisplayNameTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(" \t\r\n ", "")]
    [InlineData("  Bob   Owner ", "Bob Owner")]
    [InlineData("Bob\u0000\u001b[31m", "Bob[31m")]
    [InlineData("\u202eBob\u2066", "Bob")]
    [InlineData("Zo\u00eb 👩‍👧 名前", "Zo\u00eb 👩‍👧 名前")]
    public void A_name_is_cleaned_and_otherwise_left_alone(string? name, string cleaned) => DisplayName.Clean(name).ShouldBe(cleaned);

    [Theory]
    [InlineData("", "required")]
    [InlineData("B", null)]
    public void A_name_has_something_in_it(string name, string? rule) => (DisplayName.Check(name, "name")?.Rule).ShouldBe(rule);

    [Fact]
    public void A_name_has_at_most_a_hundred_characters()
    {
        DisplayName.Check(new string('x', 100), "name").ShouldBeNull();
        DisplayName.Check(new string('x', 101), "name").ShouldNotBeNull().Rule.ShouldBe("maxLength");
    }
}
