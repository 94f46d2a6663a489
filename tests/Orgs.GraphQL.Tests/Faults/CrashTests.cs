using System.Collections.Concurrent;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Faults;

/// <summary>The server is killed while sixteen clients write, again and again on the same database.</summary>
/// <remarks><c>ORGS_CRASHES</c> says how often; twice by default, twenty times by hand.</remarks>
public sealed class CrashTests
{
    private const int Clients = 16;

    /// <summary>Each client makes organizations, and in each goes these steps. The log has to end with as many of them as were done.</summary>
    private static readonly AuditAction[] _steps =
        [AuditAction.OrgCreated, AuditAction.InvitationSent, AuditAction.InvitationAccepted, AuditAction.RoleChanged, AuditAction.MemberLeft];

    private static readonly int _crashes = int.TryParse(Environment.GetEnvironmentVariable("ORGS_CRASHES"), out var crashes) ? crashes : 2;

    [Fact]
    [Trait("Abuse", "DU-01")]
    [Trait("Abuse", "DU-02")]
    [Trait("Abuse", "DU-03")]
    public async Task What_was_answered_is_there_after_a_crash_and_nothing_is_half_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var written = new ConcurrentDictionary<string, int>();
        IReadOnlyList<Person>? people = null;
        for (var crash = 0; crash < _crashes; crash++)
        {
            using var server = await ServerProcess.StartAsync(
                database.Settings,
                ["Orgs:Database:Synchronous=FULL", .. OrgsApplication.ForBusyPeople.Select(limit => $"{limit.Key}={limit.Value}")]);
            people ??= await SignUpAsync(server);

            var clients = people.Select((person, index) => WriteAsync(server, crash, person, people[(index + 1) % Clients], written)).ToList();
            await AnsweredAsync(written, written.Values.Sum() + Random.Shared.Next(20, 300));
            await Task.Delay(Random.Shared.Next(20));
            await server.KillAsync();
            await Task.WhenAll(clients);

            await CheckAsync(database, written);
        }
    }

    private static async Task<IReadOnlyList<Person>> SignUpAsync(ServerProcess server)
    {
        var people = new List<Person>();
        for (var number = 0; number < Clients; number++)
        {
            var (name, email) = ($"Client {number}", $"client.{number}@orgs.test");
            var registered = await server.As(null).MutateAsync(
                "register", new { email, password = OrgsApplication.Password, name }, "user { id }");
            using var mailbox = new HttpRequestMessage(HttpMethod.Get, "/dev/mail") { Headers = { { "Accept", "application/json" } } };
            using var mails = await server.Client.SendAsync(mailbox);
            var text = JsonDocument.Parse(await mails.Content.ReadAsStringAsync()).RootElement.EnumerateArray()
                .Last(mail => mail.GetProperty("to").GetString() == email).GetProperty("text").GetString()!;
            (await server.As(null).MutateAsync("confirmEmail", new { token = OrgsApplication.TokenIn(text) })).ShouldSucceed();
            var signedIn = await server.As(null).MutateAsync(
                "signIn", new { email, password = OrgsApplication.Password, useCookie = false }, "accessToken");
            people.Add(new Person(registered.GetText("user.id")!, name, email, signedIn.GetText("accessToken")!));
        }

        return people;
    }

    /// <summary>Writes until the server is gone, and notes each step once it was answered.</summary>
    private static async Task WriteAsync(
        ServerProcess server, int crash, Person person, Person partner, ConcurrentDictionary<string, int> written)
    {
        var (self, other) = (server.As(person.AccessToken), server.As(partner.AccessToken));
        try
        {
            for (var number = 0; ; number++)
            {
                var name = $"{person.Name} {crash} {number}";
                written[name] = 0;
                var created = await self.MutateAsync("createOrganization", new { name }, "organization { id }");
                var organizationId = created.ShouldSucceed().GetText("organization.id")!;
                written[name] = 1;

                var invited = await self.MutateAsync("inviteMember", new { organizationId, email = partner.Email, sendEmail = false }, "acceptToken");
                var token = invited.ShouldSucceed().GetText("acceptToken")!;
                written[name] = 2;

                var accepted = await other.MutateAsync("acceptInvitation", new { token }, "membership { id }");
                var membershipId = accepted.ShouldSucceed().GetText("membership.id")!;
                written[name] = 3;

                (await self.MutateAsync("changeRole", new { membershipId, role = "ADMIN" })).ShouldSucceed();
                written[name] = 4;

                if (number % 2 == 0)
                {
                    (await other.MutateAsync("leaveOrganization", new { organizationId })).ShouldSucceed();
                    written[name] = 5;
                }
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone.
        }
    }

    private static async Task AnsweredAsync(ConcurrentDictionary<string, int> written, int steps)
    {
        while (written.Values.Sum() < steps)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static async Task CheckAsync(TestDatabase database, ConcurrentDictionary<string, int> written)
    {
        await using var context = database.CreateDbContext();
        if (context.Database.IsSqlite())
        {
            (await context.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync()).ShouldBe(["ok"]);
        }

        var organizations = await context.Organizations.ToDictionaryAsync(organization => organization.Name);
        var memberships = (await context.Memberships.Include(membership => membership.User).ToListAsync()).ToLookup(membership => membership.OrganizationId);
        var invitations = (await context.Invitations.ToListAsync()).ToLookup(invitation => invitation.OrganizationId);
        var log = (await context.AuditEntries.Where(entry => entry.OrganizationId != null).OrderBy(entry => entry.Sequence).ToListAsync())
            .ToLookup(entry => entry.OrganizationId!.Value, entry => entry.Action);

        foreach (var (name, answered) in written)
        {
            var organization = organizations.GetValueOrDefault(name);
            var done = organization is null ? 0 : log[organization.Id].Count();

            // The one step that nobody heard of may have been done or not.
            done.ShouldBeInRange(answered, answered + 1, name);
            if (organization is not null)
            {
                log[organization.Id].ShouldBe(_steps.Take(done), name);
                memberships[organization.Id].Count(membership => membership.IsActiveOwner).ShouldBe(1, name);
                memberships[organization.Id].Count().ShouldBe(done is 3 or 4 ? 2 : 1, name);
                memberships[organization.Id].Count(membership => membership.Role == OrgRole.Admin).ShouldBe(done == 4 ? 1 : 0, name);
                invitations[organization.Id].Select(invitation => invitation.StoredStatus).ShouldBe(
                    done switch { 1 => [], 2 => [InvitationStatus.Pending], _ => [InvitationStatus.Accepted] }, name);
            }
        }

        organizations.Keys.ShouldBeSubsetOf(written.Keys);
    }
}
