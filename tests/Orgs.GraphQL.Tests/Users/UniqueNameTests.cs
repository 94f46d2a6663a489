using Microsoft.AspNetCore.Hosting;

namespace Orgs.GraphQL.Tests.Users;

/// <summary>Names of accounts: not unique unless it is asked for, and how a personal account comes to its own.</summary>
public sealed class UniqueNameTests
{
    [Fact]
    [Trait("Behaviour", "S1-2")]
    public async Task By_default_accounts_may_have_the_same_name()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");

        await app.CreateOrganizationAsync(bob, "Same Name");

        (await app.CreateOrganizationAsync(bob, "Same Name")).Slug.ShouldBe("same-name-2");
    }

    [Theory]
    [Trait("Behaviour", "S1-2")]
    [InlineData("Acme Corp")]
    [InlineData("ACME corp")]
    [InlineData(" Acme  Corp ")]
    [InlineData("Bob")]
    public async Task Where_names_are_unique_a_second_account_with_one_is_refused_on_the_name(string name)
    {
        await using var app = new OrgsApplication(("Orgs:Accounts:UniqueNames", "true"));
        var bob = await app.RegisterAsync("Bob");
        await app.CreateOrganizationAsync(bob, "Acme Corp");

        var refused = await CreateAsync(app, bob, name);

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe("""[{"path":["name"],"rule":"unique"}]""");
    }

    [Fact]
    [Trait("Behaviour", "S1-2")]
    [Trait("Behaviour", "S1-4")]
    public async Task A_personal_account_with_a_taken_name_is_refused_and_leaves_no_user()
    {
        await using var app = new OrgsApplication(("Orgs:Accounts:UniqueNames", "true"));
        await app.RegisterAsync("Bob");

        var refused = await app.AsNobody().MutateAsync(
            "register",
            new { email = "other@orgs.test", password = OrgsApplication.Password, name = "bob" },
            "errors { ... on ValidationError { fields { path rule } } }");

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe("""[{"path":["accountName"],"rule":"unique"}]""");
        await using var database = app.OpenDatabase();
        (await database.Users.CountAsync(), await database.Accounts.CountAsync()).ShouldBe((1, 1));
    }

    [Fact]
    [Trait("Behaviour", "S1-2")]
    public async Task Of_many_that_come_with_one_name_at_once_one_gets_it()
    {
        await using var app = new OrgsApplication(("Orgs:Accounts:UniqueNames", "true"));
        var bob = await app.RegisterAsync("Bob");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CreateAsync(app, bob, "Acme Corp")));

        answers.SelectMany(answer => answer.Errors).ShouldBe(Enumerable.Repeat("ValidationError", 9));
    }

    [Fact]
    [Trait("Behaviour", "S1-2")]
    public async Task Names_that_are_there_already_count_once_the_setting_is_switched_on_and_the_server_does_not_start_over_two_of_them()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");
        await app.CreateOrganizationAsync(bob, "Acme Corp");
        await using (var unique = app.WithWebHostBuilder(host => host.UseSetting("Orgs:Accounts:UniqueNames", "true")))
        {
            using var client = unique.CreateClient();
            (await CreateAsync(new Asker(client, bob.AccessToken), "Acme Corp")).ShouldFail("ValidationError");
        }

        await using (var database = app.OpenDatabase())
        {
            await database.Accounts.ExecuteUpdateAsync(row => row.SetProperty(account => EF.Property<string?>(account, "UniqueName"), (string?)null));
        }

        await app.CreateOrganizationAsync(bob, "Acme Corp");
        var start = ActivatorUtilities.CreateInstance<UniqueNamesStartup>(app.Services, new AccountOptions { UniqueNames = true });

        (await Should.ThrowAsync<StartRefusedException>(() => start.StartingAsync(CancellationToken.None))).Message.ShouldContain("accounts with the same name");
    }

    [Fact]
    [Trait("Behaviour", "S1-6")]
    public async Task Without_a_name_of_its_own_the_personal_account_has_the_users()
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob Owner");

        (await app.As(bob).SendAsync("{ me { personalAccount { name } } }")).GetText("data.me.personalAccount.name").ShouldBe("Bob Owner");
    }

    [Theory]
    [Trait("Behaviour", "S1-6")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Where_the_name_is_asked_for_it_has_to_be_given(string? accountName)
    {
        await using var app = new OrgsApplication(("Orgs:Accounts:RequireAccountName", "true"));

        var refused = await app.AsNobody().MutateAsync(
            "register",
            new { email = "bob@orgs.test", password = OrgsApplication.Password, name = "Bob", accountName },
            "errors { ... on ValidationError { fields { path rule } } }");

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe("""[{"path":["accountName"],"rule":"required"}]""");
    }

    private static Task<Payload> CreateAsync(OrgsApplication app, Person person, string name) => CreateAsync(app.As(person), name);

    private static Task<Payload> CreateAsync(Asker asker, string name)
        => asker.MutateAsync("createOrganization", new { name }, "errors { ... on ValidationError { fields { path rule } } }");
}
