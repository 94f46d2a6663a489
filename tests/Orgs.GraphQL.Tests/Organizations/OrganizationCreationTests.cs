namespace Orgs.GraphQL.Tests.Organizations;

public sealed class OrganizationCreationTests
{
    [Fact]
    public async Task The_creator_is_the_first_owner()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");

        var created = await app.Get<OrganizationCreation>().CreateAsync(bob, "  Acme \u202e Corp ", slug: null, CancellationToken.None);

        created.Value.ShouldNotBeNull().Organization.Name.ShouldBe("Acme Corp");
        created.Value.Organization.Slug.ShouldBe("acme-corp");
        created.Value.Organization.CreatedById.ShouldBe(bob.UserId);
        (await app.MembershipAsync(bob, created.Value.Organization)).Role.ShouldBe(OrgRole.Owner);
    }

    [Fact]
    public async Task Names_can_be_the_same_and_their_slugs_get_numbers()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");

        var slugs = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            slugs.Add((await app.CreateOrganizationAsync(bob, "Acme")).Slug);
        }

        slugs.Take(9).ShouldBe(["acme", "acme-2", "acme-3", "acme-4", "acme-5", "acme-6", "acme-7", "acme-8", "acme-9"]);
        slugs.ShouldBeUnique();
    }

    [Fact]
    public async Task A_slug_that_is_taken_comes_back_with_others_that_are_free()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");
        await app.CreateOrganizationAsync(bob, "Acme");
        await app.CreateOrganizationAsync(bob, "Acme");

        var refused = await app.Get<OrganizationCreation>().CreateAsync(bob, "Another", "acme", CancellationToken.None);

        var taken = refused.Error.ShouldBeOfType<SlugTakenError>();
        taken.Slug.ShouldBe("acme");
        taken.Suggestions.ShouldBe(["acme-3", "acme-4", "acme-5"]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_for_each_field()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");

        var refused = await app.Get<OrganizationCreation>().CreateAsync(bob, " \u200b ", "No Slug", CancellationToken.None);

        refused.Error.ShouldBeOfType<ValidationError>().Fields.Select(field => (field.Path[0], field.Rule))
            .ShouldBe([("name", "required"), ("slug", "characters")]);
    }

    [Fact]
    public async Task An_unconfirmed_user_cannot_create_one()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterUnconfirmedAsync("Bob");

        var refused = await app.Get<OrganizationCreation>().CreateAsync(bob, "Acme", slug: null, CancellationToken.None);

        refused.Error.ShouldBeOfType<EmailNotConfirmedError>();
    }
}
