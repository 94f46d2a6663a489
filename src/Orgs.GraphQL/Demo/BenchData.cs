using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Demo;

/// <summary>
/// The data that speed is measured on, the same each time: 10,000 users, 2,000 organizations of ten members, ten users with
/// twenty organizations more, and one organization with 2,000 members.
/// </summary>
public sealed class BenchData(
    OrgsDbContext database,
    IDatabaseProvider provider,
    ILookupNormalizer normalizer,
    SessionTokens tokens,
    TimeProvider clock)
{
    private const int Users = 10_000;
    private const int Organizations = 2_000;
    private const int MembersEach = 10;
    private const int HubUsers = 10;
    private const int BigMembers = 2_000;
    private const int RowsPerSave = 5_000;

    private readonly Random _random = new(42);
    private readonly List<Guid> _users = [];
    private int _unsaved;

    /// <summary>Makes the data, and access tokens for the users of the workload in files: <c>me.txt</c>, <c>hub.txt</c> and <c>big.txt</c>.</summary>
    public async Task SeedAsync(string? tokenDirectory, CancellationToken cancellationToken)
    {
        await provider.MigrateAsync(database, cancellationToken);

        if (!await database.Users.AnyAsync(cancellationToken))
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            await AddUsersAsync(cancellationToken);
            await AddOrganizationsAsync(cancellationToken);
            await database.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            database.ChangeTracker.Clear();
        }

        if (tokenDirectory is not null)
        {
            Directory.CreateDirectory(tokenDirectory);
            await WriteTokensAsync(Path.Combine(tokenDirectory, "me.txt"), Enumerable.Range(0, 1_000).Select(n => BigMembers + (n * 8)), cancellationToken);
            await WriteTokensAsync(Path.Combine(tokenDirectory, "hub.txt"), Enumerable.Range(0, HubUsers), cancellationToken);
            await WriteTokensAsync(Path.Combine(tokenDirectory, "big.txt"), Enumerable.Range(HubUsers, 1_000), cancellationToken);
        }
    }

    private async Task AddUsersAsync(CancellationToken cancellationToken)
    {
        for (var n = 0; n < Users; n++)
        {
            var email = AddressOf(n);
            var user = User.Register(NameOf(n), email, normalizer.NormalizeEmail(email), clock.GetUtcNow());
            user.ConfirmEmail();
            user.Id = NextId();
            _users.Add(user.Id);
            await AddAsync(user, cancellationToken);
            await AddAsync(WithId(PersonalAccount.For(user, user.Name)), cancellationToken);
        }
    }

    private async Task AddOrganizationsAsync(CancellationToken cancellationToken)
    {
        for (var m = 0; m < Organizations; m++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Org {m}");
            var slug = string.Create(CultureInfo.InvariantCulture, $"org-{m}");
            var first = m * 5;
            var members = Enumerable.Range(0, MembersEach).Select(k => (User: (first + k) % Users, Role: RoleOf(k)));
            var guests = m is >= 100 and < 120 ? Enumerable.Range(0, HubUsers).Select(n => (User: n, Role: OrgRole.Member)) : [];
            await AddOrganizationAsync(name, slug, [.. members, .. guests], cancellationToken);
        }

        await AddOrganizationAsync(
            "Big",
            "big",
            [.. Enumerable.Range(0, BigMembers).Select(n => (n, n < 2 ? OrgRole.Owner : OrgRole.Member))],
            cancellationToken);
    }

    private async Task AddOrganizationAsync(
        string name, string slug, IReadOnlyList<(int User, OrgRole Role)> members, CancellationToken cancellationToken)
    {
        var organization = WithId(Organization.Create(name, slug, _users[members[0].User], clock.GetUtcNow()));
        await AddAsync(organization, cancellationToken);

        foreach (var (user, role) in members)
        {
            await AddAsync(WithId(Membership.Create(organization.Id, _users[user], role, clock.GetUtcNow())), cancellationToken);
        }
    }

    private async Task WriteTokensAsync(string path, IEnumerable<int> users, CancellationToken cancellationToken)
    {
        var lines = new List<string>();

        foreach (var n in users)
        {
            var email = normalizer.NormalizeEmail(AddressOf(n));
            var user = await database.Users.SingleAsync(user => user.NormalizedEmail == email, cancellationToken);
            var session = Session.Start(user.Id, "bench", clock.GetUtcNow());
            database.Add(session);
            lines.Add(tokens.Mint(session).AccessToken);
        }

        await database.SaveChangesAsync(cancellationToken);
        await File.WriteAllLinesAsync(path, lines, cancellationToken);
    }

    private async Task AddAsync(object row, CancellationToken cancellationToken)
    {
        database.Add(row);

        if (++_unsaved % RowsPerSave == 0)
        {
            await database.SaveChangesAsync(cancellationToken);
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>Ids are random everywhere else; here they are the same in every run.</summary>
    private T WithId<T>(T row)
        where T : class
    {
        database.Entry(row).Property("Id").CurrentValue = NextId();
        return row;
    }

    private Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static OrgRole RoleOf(int k) => k switch { 0 or 1 => OrgRole.Owner, 2 => OrgRole.Admin, _ => OrgRole.Member };

    private static string NameOf(int n) => string.Create(CultureInfo.InvariantCulture, $"User {n}");

    private static string AddressOf(int n) => string.Create(CultureInfo.InvariantCulture, $"user{n}@bench.example");
}
