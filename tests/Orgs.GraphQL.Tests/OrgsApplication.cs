using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Tests;

/// <summary>The real server on a SQLite file of its own. Only the clock and the mail server are not real.</summary>
public sealed partial class OrgsApplication : WebApplicationFactory<Program>
{
    public const string Password = "a password for tests";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orgs-");
    private readonly Dictionary<string, string> _settings;

    public OrgsApplication(params (string Key, string Value)[] settings)
        => _settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value);

    public ManualClock Clock { get; } = new();

    public IReadOnlyList<ReceivedMail> Mails => Services.GetRequiredService<DevelopmentMailbox>().Mails;

    public T Get<T>()
        where T : notnull
        => Services.GetRequiredService<T>();

    public OrgsDbContext OpenDatabase() => Get<IDbContextFactory<OrgsDbContext>>().CreateDbContext();

    /// <summary>A new user with a confirmed address, signed in.</summary>
    public async Task<Viewer> RegisterAsync(string name)
    {
        var viewer = await RegisterUnconfirmedAsync(name);
        var confirmed = await Get<EmailConfirmation>().ConfirmAsync(
            viewer, RequestOrigin.Unknown, TokenMailedTo(viewer.SignedIn.Email!), CancellationToken.None);
        confirmed.Error.ShouldBeNull();
        return viewer;
    }

    public async Task<Viewer> RegisterUnconfirmedAsync(string name)
    {
        var viewer = new Viewer();
        var registered = await Get<Registration>().RegisterAsync(
            viewer, RequestOrigin.Unknown, new NewUser(AddressOf(name), Password, name), CancellationToken.None);
        registered.Error.ShouldBeNull();
        return viewer;
    }

    public async Task<Organization> CreateOrganizationAsync(Viewer creator, string name = "Acme Corp")
        => (await Get<OrganizationCreation>().CreateAsync(creator, name, slug: null, CancellationToken.None)).Value.ShouldNotBeNull().Organization;

    /// <summary>A new user who was invited and has accepted.</summary>
    public async Task<Viewer> AddMemberAsync(Viewer inviter, Organization organization, string name, OrgRole role = OrgRole.Member)
    {
        var viewer = await RegisterAsync(name);
        var accepted = await AcceptAsync(viewer, await InviteAsync(inviter, organization, name, role));
        accepted.Error.ShouldBeNull();
        return viewer;
    }

    /// <summary>The token of a new invitation, from the mail.</summary>
    public async Task<string> InviteAsync(Viewer inviter, Organization organization, string name, OrgRole role = OrgRole.Member)
    {
        var sent = await Get<InvitationSending>().InviteAsync(
            inviter, organization.Id, AddressOf(name), role, sendEmail: true, CancellationToken.None);
        sent.Error.ShouldBeNull();
        return TokenMailedTo(AddressOf(name));
    }

    public Task<Outcome<AcceptedInvitation>> AcceptAsync(Viewer viewer, string token)
        => Get<InvitationAcceptance>().AcceptAsync(viewer, RequestOrigin.Unknown, InvitationKey.Token(token), CancellationToken.None);

    public async Task<Membership> MembershipAsync(Viewer viewer, Organization organization)
    {
        await using var database = OpenDatabase();
        var userId = viewer.UserId;
        return await database.Memberships.SingleAsync(
            membership => membership.UserId == userId && membership.OrganizationId == organization.Id);
    }

    /// <summary>The token in the newest mail to an address.</summary>
    public string TokenMailedTo(string address)
        => TokenPattern().Match(Mails.Last(mail => mail.To == address).Text).Groups[1].Value;

    public static string AddressOf(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}@orgs.test";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_settings.GetValueOrDefault("environment", "Development"));
        builder.UseSetting("Orgs:DataDirectory", _folder.FullName);
        builder.UseSetting("Orgs:Database:Synchronous", "NORMAL");
        builder.UseSetting("Orgs:Accounts:PasswordRounds", "100");
        builder.UseSetting("Orgs:DemoData", "false");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(_folder.FullName, "orgs.db")};Default Timeout=5"))
        {
            SqliteConnection.ClearPool(connection);
        }

        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("#token=(\\S+)")]
    private static partial Regex TokenPattern();
}
