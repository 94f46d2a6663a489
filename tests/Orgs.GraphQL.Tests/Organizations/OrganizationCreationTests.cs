namespace Orgs.GraphQL.Tests.Organizations;

public sealed class OrganizationCreationTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Person _bob = null!;

    public async ValueTask InitializeAsync() => _bob = await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "S0-6")]
    [Trait("Behaviour", "S0-8")]
    [Trait("Behaviour", "S2-1")]
    [Trait("Behaviour", "S4-11")]
    public async Task The_creator_is_the_first_owner()
    {
        var created = await CreateAsync("  Acme \u202e Corp ");

        created.ShouldSucceed().Get("organization").ToString().ShouldBe(
            """{"name":"Acme Corp","slug":"acme-corp","personal":false,"createdBy":{"name":"Bob"},"viewerRole":"OWNER","owners":{"nodes":[{"name":"Bob"}]}}""");
        created.GetText("membership.role").ShouldBe("OWNER");
        created.GetText("organizationEdge.node.name").ShouldBe("Acme Corp");
    }

    [Fact]
    public async Task The_edge_that_comes_back_is_the_one_of_the_list()
    {
        var created = await CreateAsync("Acme");

        var listed = await _app.As(_bob).SendAsync("{ me { organizations { edges { cursor role node { name } } } } }");

        created.GetText("organizationEdge.cursor").ShouldBe(listed.GetText("data.me.organizations.edges.0.cursor"));
        listed.GetText("data.me.organizations.edges.0.role").ShouldBe("OWNER");
    }

    [Fact]
    [Trait("Behaviour", "S2-18")]
    public async Task Names_can_be_the_same_and_their_slugs_get_numbers()
    {
        var slugs = new List<string?>();
        for (var number = 0; number < 12; number++)
        {
            slugs.Add((await CreateAsync("Acme")).GetText("organization.slug"));
        }

        slugs.Take(9).ShouldBe(["acme", "acme-2", "acme-3", "acme-4", "acme-5", "acme-6", "acme-7", "acme-8", "acme-9"]);
        slugs.ShouldBeUnique();
    }

    [Fact]
    public async Task A_slug_that_is_taken_comes_back_with_others_that_are_free()
    {
        await CreateAsync("Acme");
        await CreateAsync("Acme");

        var refused = await CreateAsync("Another", "acme");

        refused.ShouldFail("SlugTakenError").GetText("errors.0.slug").ShouldBe("acme");
        refused.Get("errors.0.suggestions").ToString().ShouldBe("""["acme-3","acme-4","acme-5"]""");
        (await CreateAsync("Another", "acme-4")).ShouldSucceed();
    }

    [Fact]
    [Trait("Behaviour", "G17")]
    public async Task A_slug_is_the_same_in_upper_and_lower_case()
    {
        (await CreateAsync("Acme", "ACME")).ShouldSucceed().GetText("organization.slug").ShouldBe("acme");

        (await CreateAsync("Another", "aCmE")).ShouldFail("SlugTakenError").GetText("errors.0.slug").ShouldBe("acme");
    }

    [Theory]
    [Trait("Abuse", "TI-10")]
    [Trait("Abuse", "TI-09")]
    [Trait("Behaviour", "G17")]
    [InlineData("ab", "length")]
    [InlineData("No Slug", "characters")]
    [InlineData("аcme", "characters")] // Cyrillic а
    [InlineData("ａｃｍｅ", "characters")]
    [InlineData("ac\u200bme", "characters")]
    [InlineData("\u202eacme", "characters")]
    [InlineData("xn--acme", "hyphens")]
    [InlineData("-acme", "hyphens")]
    [InlineData("ac--me", "hyphens")]
    [InlineData("graphql", "reserved")]
    public async Task A_slug_that_cannot_be_is_told_on_the_slug(string slug, string rule)
    {
        var refused = await CreateAsync("Acme", slug);

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe($$"""[{"path":["slug"],"rule":"{{rule}}"}]""");
    }

    [Theory]
    [Trait("Behaviour", "S2-4")]
    [InlineData("bob@orgs.test", true)]
    [InlineData("BOB@orgs.test", true)]
    [InlineData("@orgs.test", true)]
    [InlineData("@example.com", false)]
    [InlineData("@rgs.test", false)]
    [InlineData("alice@orgs.test", false)]
    public async Task Who_may_create_organizations_can_be_restricted_to_addresses_and_domains(string creator, bool isAllowed)
    {
        await using var app = new OrgsApplication(("Orgs:Organizations:Creators:0", creator));
        var bob = await app.RegisterAsync("Bob");

        var created = await app.As(bob).MutateAsync("createOrganization", new { name = "Acme" }, "organization { id }");

        created.Error.ShouldBe(isAllowed ? null : "ForbiddenError");
        (await app.As(bob).SendAsync("{ me { organizations { totalCount } } }")).Get("data.me.organizations.totalCount").GetInt32().ShouldBe(isAllowed ? 1 : 0);
    }

    [Fact]
    public async Task What_is_wrong_is_told_for_each_field()
    {
        var refused = await CreateAsync(" \u200b ", "No Slug");

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe(
            """[{"path":["name"],"rule":"required"},{"path":["slug"],"rule":"characters"}]""");
    }

    [Fact]
    [Trait("Abuse", "LO-09")]
    [Trait("Behaviour", "G17")]
    public async Task Of_fifty_organizations_that_want_one_slug_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => CreateAsync("Acme", number % 2 == 0 ? "acme" : "AcMe")));

        answers.Count(answer => answer.Error is null).ShouldBe(1);
        answers.Count(answer => answer.Error == "SlugTakenError").ShouldBe(49);
    }

    [Fact]
    public async Task Of_many_organizations_of_one_name_at_once_each_gets_a_slug_of_its_own()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CreateAsync("Acme")));

        answers.Select(answer => answer.ShouldSucceed().GetText("organization.slug")).ShouldBeUnique();
    }

    private Task<Payload> CreateAsync(string name, string? slug = null)
        => _app.As(_bob).MutateAsync(
            "createOrganization",
            new { name, slug },
            """
            organization { name slug personal createdBy { name } viewerRole owners { nodes { name } } }
            membership { role }
            organizationEdge { cursor node { name } }
            errors { ... on ValidationError { fields { path rule } } ... on SlugTakenError { slug suggestions } }
            """);
}
