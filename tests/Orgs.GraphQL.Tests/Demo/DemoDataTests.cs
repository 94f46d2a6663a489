namespace Orgs.GraphQL.Tests.Demo;

public sealed class DemoDataTests
{
    [Fact]
    [Trait("Behaviour", "S4-17")]
    [Trait("Behaviour", "S2-26")]
    public async Task Bob_and_Alice_own_Acme_Corp_and_Jane_is_a_member()
    {
        await using var app = new OrgsApplication(("Orgs:DemoData", "true"));

        await using var database = app.OpenDatabase();
        var members = await database.Memberships
            .Where(membership => membership.Organization.Slug == "acme-corp")
            .OrderBy(membership => membership.User.Name)
            .Select(membership => $"{membership.User.Name}, {membership.User.Email}, {membership.Role}")
            .ToListAsync();

        members.ShouldBe(
        [
            "Alice Owner, alice@orgs.example, Owner",
            "Bob Owner, bob@orgs.example, Owner",
            "Jane Member, jane@orgs.example, Member",
        ]);
    }

    [Fact]
    public async Task Everybody_can_sign_in_with_the_demo_password()
    {
        await using var app = new OrgsApplication(("Orgs:DemoData", "true"));

        foreach (var email in GraphQL.Demo.DemoData.Emails)
        {
            var signedIn = await app.AsNobody().MutateAsync(
                "signIn", new { email, password = GraphQL.Demo.DemoData.Password, useCookie = false }, "user { emailConfirmed }");

            signedIn.ShouldSucceed().Get("user.emailConfirmed").GetBoolean().ShouldBeTrue();
        }
    }

    [Fact]
    [Trait("Behaviour", "S4-17")]
    [Trait("Behaviour", "S2-26")]
    public async Task Starting_twice_changes_nothing()
    {
        await using var app = new OrgsApplication(("Orgs:DemoData", "true"));
        var before = await CountAsync(app);

        await using var again = app.WithWebHostBuilder(_ => { });
        again.Services.ShouldNotBeNull();

        (await CountAsync(app)).ShouldBe(before);
        before.ShouldBe((3, 4, 3, 6));
    }

    private static async Task<(int Users, int Accounts, int Memberships, int AuditEntries)> CountAsync(OrgsApplication app)
    {
        await using var database = app.OpenDatabase();
        return (await database.Users.CountAsync(),
            await database.Accounts.CountAsync(),
            await database.Memberships.CountAsync(),
            await database.AuditEntries.CountAsync());
    }
}
