using Npgsql;

namespace Orgs.GraphQL.Tests.Faults;

/// <summary>The connection to PostgreSQL breaks in the moment of the commit, on one side of it or the other.</summary>
[OnlyOn(DatabaseKind.PostgreSql)]
[Trait("Abuse", "LO-19")]
[Trait("Abuse", "DU-16")]
public sealed class LostCommitTests
{
    [Theory]
    [InlineData(Cut.BeforeCommit)]
    [InlineData(Cut.AfterCommit)]
    public async Task A_change_whose_commit_lost_its_connection_is_made_once_and_answered(Cut cut)
    {
        using var database = ScratchDatabase.Create();
        using var network = new CuttingProxy(database.Options.ConnectionString);
        await using var app = new OrgsApplication(("ConnectionStrings:Orgs", network.ConnectionString));
        var bob = await app.RegisterAsync("Bob");
        var jane = await app.RegisterAsync("Jane");
        var team = await app.CreateOrganizationAsync(bob);
        var token = await app.InviteAsync(team, bob, jane.Email);

        network.Next = cut;
        var created = await app.As(bob).MutateAsync("createOrganization", new { name = "Second" }, "organization { slug }");
        var isCutOnce = network.Next is null;
        network.Next = cut;
        var accepted = await app.As(jane).MutateAsync("acceptInvitation", new { token }, "membership { role } alreadyMember");

        isCutOnce.ShouldBeTrue();
        network.Next.ShouldBeNull();
        created.ShouldSucceed().GetText("organization.slug").ShouldBe("second");
        accepted.ShouldSucceed().Get("alreadyMember").GetBoolean().ShouldBeFalse();
        await using var context = app.OpenDatabase();
        (await context.Organizations.CountAsync()).ShouldBe(2);
        (await context.Memberships.CountAsync()).ShouldBe(3);
        (await context.AuditEntries.CountAsync(entry => entry.Action == AuditAction.InvitationAccepted)).ShouldBe(1);
        NpgsqlConnection.ClearPool(new NpgsqlConnection(network.ConnectionString));
    }
}
