using System.Collections.Concurrent;
using System.Diagnostics;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// An admin asks without a pause, reading and writing, on two servers over one database. Whatever was asked after the admin lost the right is refused,
/// whichever server took it away.
/// </summary>
[Trait("Abuse", "AZ-13")]
[Trait("Behaviour", "G13")]
public sealed class DemotionTests(DemotionTests.TwoServers servers) : IClassFixture<DemotionTests.TwoServers>
{
    /// <summary>How many answers of each kind have to be there before and after.</summary>
    private const int Enough = 10;

    [Theory]
    [InlineData("demoted", "here")]
    [InlineData("demoted", "there")]
    [InlineData("suspended", "here")]
    [InlineData("suspended", "there")]
    [InlineData("removed", "here")]
    [InlineData("removed", "there")]
    public async Task What_is_asked_after_the_commit_is_refused_on_every_server(string change, string server)
    {
        var (admin, membershipId) = await servers.AddAdminAsync();
        var asked = new ConcurrentBag<Asked>();
        using var over = new CancellationTokenSource();
        var asking = (
            from place in (string[])["here", "there"]
            from isWrite in (bool[])[false, true]
            select Task.Run(() => AskOnAsync(admin, place, isWrite, asked, over.Token))).ToList();
        await Patience.UntilAsync(() => AllHaveEnough(asked.Where(one => one.IsAllowed)));

        (await ChangeAsync(change, server, membershipId)).ShouldSucceed();
        var committed = Stopwatch.GetTimestamp();
        await Patience.UntilAsync(() => AllHaveEnough(asked.Where(one => one.StartedAt > committed)));
        await over.CancelAsync();
        await Task.WhenAll(asking);

        asked.Where(one => one.StartedAt > committed && one.IsAllowed).ShouldBeEmpty();
    }

    private static bool AllHaveEnough(IEnumerable<Asked> asked)
        => asked.CountBy(one => (one.Place, one.IsWrite)).Count(kind => kind.Value >= Enough) == 4;

    private async Task AskOnAsync(Person admin, string place, bool isWrite, ConcurrentBag<Asked> asked, CancellationToken over)
    {
        var asker = servers.As(admin, place);
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            var startedAt = Stopwatch.GetTimestamp();
            asked.Add(new Asked(place, isWrite, startedAt, isWrite ? await WriteAsync(asker, number) : await ReadAsync(asker)));
        }
    }

    private async Task<bool> WriteAsync(Asker asker, int number)
    {
        var changed = await asker.MutateAsync("updateOrganization", new { organizationId = servers.Team.Id, name = $"Acme {number % 2}" });
        changed.Error.ShouldBeOneOf(null, "ForbiddenError", "NotFoundError");
        return changed.Error is null;
    }

    private async Task<bool> ReadAsync(Asker asker)
    {
        var read = await asker.SendAsync($$"""{ organization(slug: "{{servers.Team.Slug}}") { auditLog(first: 1) { totalCount } } }""");
        read.ErrorCodes.ShouldAllBe(code => code == "AUTH_NOT_AUTHORIZED");
        return read.Text.Contains("totalCount", StringComparison.Ordinal);
    }

    private Task<Payload> ChangeAsync(string change, string server, string membershipId)
        => change switch
        {
            "demoted" => servers.As(servers.Owner, server).MutateAsync("changeRole", new { membershipId, role = "MEMBER" }),
            "suspended" => servers.As(servers.Owner, server).MutateAsync("suspendMembership", new { membershipId }),
            _ => servers.As(servers.Owner, server).MutateAsync("removeMembership", new { membershipId }),
        };

    private sealed record Asked(string Place, bool IsWrite, long StartedAt, bool IsAllowed);

    /// <summary>A server in this process and one in a process of its own.</summary>
    public sealed class TwoServers : IAsyncLifetime
    {
        private readonly OrgsApplication _here = new(OrgsApplication.ForBusyPeople);
        private ServerProcess? _there;
        private int _admins;

        public Person Owner { get; private set; } = null!;

        public Team Team { get; private set; } = null!;

        public Asker As(Person person, string place) => place == "here" ? _here.As(person) : _there!.As(person.AccessToken);

        public async Task<(Person Admin, string MembershipId)> AddAdminAsync()
        {
            var admin = await _here.AddMemberAsync(Team, Owner, $"Admin {_admins++}", "ADMIN");
            return (admin, Team.Memberships[admin]);
        }

        public async ValueTask InitializeAsync()
        {
            Owner = await _here.RegisterAsync("Olga Owner");
            Team = await _here.CreateOrganizationAsync(Owner);
            _there = await ServerProcess.StartAsync(
                _here.Get<DatabaseOptions>(), [.. OrgsApplication.ForBusyPeople.Select(limit => $"{limit.Key}={limit.Value}")]);
        }

        public async ValueTask DisposeAsync()
        {
            _there?.Dispose();
            await _here.DisposeAsync();
        }
    }
}
