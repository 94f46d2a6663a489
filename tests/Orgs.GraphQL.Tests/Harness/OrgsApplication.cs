using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>
/// The real server on a database of its own; only the clock and the mail server are not real.
/// <c>app.As(owner).SendAsync("…")</c> is HTTP in, JSON out.
/// </summary>
public sealed partial class OrgsApplication : WebApplicationFactory<Program>
{
    public const string Password = "a password for tests";

    /// <summary>For tests that do in a minute what people do in a month.</summary>
    public static readonly (string Key, string Value)[] ForBusyPeople =
    [
        ("Orgs:Limits:InvitationsPerRecipient", "1000000"),
        ("Orgs:Limits:RegistrationsPerNetwork", "1000000"),
        ("Orgs:Limits:CostPerUser", "2000000000"),
        ("Orgs:Limits:CostPerNetwork", "2000000000"),
    ];

    /// <summary>For tests that ask for everything there is, in all ways, right and wrong.</summary>
    public static readonly (string Key, string Value)[] ForThoseWhoTryEverything =
    [
        .. ForBusyPeople,
        ("Orgs:Limits:InvitationsPerOrganization", "1000000"),
        ("Orgs:Limits:InviteLinksPerOrganization", "1000000"),
        ("Orgs:Limits:FailedSignInsPerAccount", "1000000"),
        ("Orgs:Limits:FailedSignInsPerAccountEverywhere", "1000000"),
        ("Orgs:Limits:FailedSignInsPerNetwork", "1000000"),
        ("Orgs:Limits:PasswordResetsPerNetwork", "1000000"),
        ("Orgs:Limits:WrongTokensPerNetwork", "1000000"),
        ("Orgs:Limits:SlugQuestionsPerUser", "1000000"),
    ];

    private readonly ScratchDatabase _database = ScratchDatabase.Create();
    private readonly Dictionary<string, string> _settings;
    private IHost? _host;
    private bool _isOnPort;

    public OrgsApplication(params (string Key, string Value)[] settings)
    {
        _settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value);
        if (_settings.GetValueOrDefault("environment") == "Production")
        {
            ClientOptions.BaseAddress = new Uri(_settings["Orgs:PublicUrl"]);
        }
    }

    public ManualClock Clock { get; } = new();

    public StatementCounter Statements { get; } = new();

    public DatabaseFaults Faults { get; } = new();

    /// <summary>What happens to mails before the mailbox has them; nothing, unless a test sets this.</summary>
    public MailFaults? MailFaults { get; init; }

    /// <summary>What was sent so far, and everything that was on its way.</summary>
    public IReadOnlyList<ReceivedMail> Mails
    {
        get
        {
            Task.Run(() => Get<MailDelivery>().DeliverDueAsync(CancellationToken.None)).GetAwaiter().GetResult();
            return Get<DevelopmentMailbox>().Mails;
        }
    }

    /// <summary>A client that keeps no cookies and follows nowhere.</summary>
    public HttpClient Client => field ??= _isOnPort
        ? new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress }
        : CreateClient(new() { BaseAddress = ClientOptions.BaseAddress, HandleCookies = false, AllowAutoRedirect = false });

    /// <summary>Asks as nobody.</summary>
    public Asker AsNobody() => As(accessToken: null);

    public Asker As(Person person) => As(person.AccessToken);

    public Asker As(string? accessToken) => new(Client, accessToken);

    /// <summary>A new browser: it keeps the cookies it gets.</summary>
    public Asker InBrowser(string address = "http://localhost") => new(CreateClient(new() { BaseAddress = new Uri(address) }), accessToken: null);

    /// <summary>For the few tests that need the inside.</summary>
    public T Get<T>()
        where T : notnull
        => Services.GetRequiredService<T>();

    public OrgsDbContext OpenDatabase() => Get<IDbContextFactory<OrgsDbContext>>().CreateDbContext();

    /// <summary>Starts the server on a port of its own, for what comes from outside of this process; answers the address.</summary>
    public string StartOnPort()
    {
        UseKestrel(0);
        StartServer();
        _isOnPort = true;
        return ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    /// <summary>Signs somebody up, with an address that is proven.</summary>
    public async Task<Person> RegisterAsync(string name, string? email = null)
    {
        var person = await RegisterUnconfirmedAsync(name, email);
        (await As(person).MutateAsync("confirmEmail", new { token = TokenMailedTo(person.Email) })).ShouldSucceed();

        return person;
    }

    public async Task<Person> RegisterUnconfirmedAsync(string name, string? email = null)
    {
        email ??= AddressOf(name);
        var registered = await AsNobody().MutateAsync("register", new { email, password = Password, name }, "user { id }");
        var id = registered.ShouldSucceed().GetText("user.id")!;

        return new Person(id, name, email, await SignInAsync(email));
    }

    /// <summary>The access token of a new session.</summary>
    public async Task<string> SignInAsync(string email)
    {
        var signedIn = await AsNobody().MutateAsync("signIn", new { email, password = Password, useCookie = false }, "accessToken");

        return signedIn.ShouldSucceed().GetText("accessToken")!;
    }

    /// <summary>An organization that the person owns.</summary>
    public async Task<Team> CreateOrganizationAsync(Person owner, string name = "Acme Corp")
    {
        var created = await As(owner).MutateAsync("createOrganization", new { name }, "organization { id slug } membership { id }");
        created.ShouldSucceed();

        return new Team(
            created.GetText("organization.id")!,
            created.GetText("organization.slug")!,
            new Dictionary<Person, string> { [owner] = created.GetText("membership.id")! });
    }

    /// <summary>Invites somebody; answers the token in the mail.</summary>
    public async Task<string> InviteAsync(Team team, Person by, string email, string role = "MEMBER")
    {
        (await As(by).MutateAsync("inviteMember", new { organizationId = team.Id, email, role })).ShouldSucceed();

        return TokenMailedTo(email);
    }

    /// <summary>Invites somebody, who accepts.</summary>
    public async Task AddMemberAsync(Team team, Person by, Person member, string role = "MEMBER")
    {
        var token = await InviteAsync(team, by, member.Email, role);
        var accepted = await As(member).MutateAsync("acceptInvitation", new { token }, "membership { id }");

        team.Memberships[member] = accepted.ShouldSucceed().GetText("membership.id")!;
    }

    /// <summary>Signs somebody up, who is invited and accepts.</summary>
    public async Task<Person> AddMemberAsync(Team team, Person by, string name, string role = "MEMBER")
    {
        var member = await RegisterAsync(name);
        await AddMemberAsync(team, by, member, role);

        return member;
    }

    /// <summary>An organization with one member of each role, in one call.</summary>
    public async Task<(Team Team, Person Owner, Person Admin, Person Member)> CreateTeamAsync(string name = "Acme Corp")
    {
        var owner = await RegisterAsync("Olga Owner");
        var team = await CreateOrganizationAsync(owner, name);
        var admin = await AddMemberAsync(team, owner, "Adam Admin", "ADMIN");
        var member = await AddMemberAsync(team, owner, "Mia Member");

        return (team, owner, admin, member);
    }

    /// <summary>Invites somebody; answers the invitation's id and the token in the mail.</summary>
    public async Task<(string Id, string Token)> InviteWithIdAsync(Team team, Person by, string email, string role = "MEMBER")
    {
        var invited = await As(by).MutateAsync("inviteMember", new { organizationId = team.Id, email, role }, "invitation { id }");

        return (invited.ShouldSucceed().GetText("invitation.id")!, TokenMailedTo(email));
    }

    /// <summary>Another server on the same database.</summary>
    public WebApplicationFactory<Program> StartAnother() => WithWebHostBuilder(_ => { });

    /// <summary>The token in the newest mail to an address.</summary>
    public string TokenMailedTo(string address)
        => TokenIn(Mails.Last(mail => string.Equals(mail.To, address, StringComparison.OrdinalIgnoreCase)).Text);

    public static string TokenIn(string mail) => TokenPattern().Match(mail).Groups[1].Value;

    public static string AddressOf(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}@orgs.test";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_settings.GetValueOrDefault("environment", "Development"));
        builder.UseSetting("Orgs:DataDirectory", _database.Options.DataDirectory);
        builder.UseSetting("Orgs:Database:Provider", _database.Options.Kind.ToString());
        builder.UseSetting("Orgs:Database:Synchronous", _database.Options.Synchronous);
        builder.UseSetting("ConnectionStrings:Orgs", _database.Options.ConnectionString);
        builder.UseSetting("Orgs:Accounts:PasswordRounds", "100");
        builder.UseSetting("Orgs:DemoData", "false");
        builder.UseSetting("Orgs:Limits:OrganizationsPerUser", "1000000");
        builder.UseSetting("Orgs:Limits:InvitationsPerInviter", "100000");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            if (MailFaults is { } faults)
            {
                services.AddSingleton<IMailSender>(provider => faults.Before(provider.GetRequiredService<DevelopmentMailbox>()));
            }

            services.ConfigureDbContext<OrgsDbContext>(options => options.AddInterceptors(Statements, Faults));
        });
    }

    protected override IHost CreateHost(IHostBuilder builder) => _host = base.CreateHost(builder);

    /// <summary>Whatever a test did, the database has kept its promises.</summary>
    public override async ValueTask DisposeAsync()
    {
        // A test that has failed may have left them, and would wait for ever instead of telling why.
        Faults.Hold(null);
        Faults.Burden(null);
        var broken = _host is null ? [] : await BrokenPromisesAsync();
        await base.DisposeAsync();
        _database.Dispose();
        broken.ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> BrokenPromisesAsync()
    {
        await using var database = OpenDatabase();
        return await database.Database.SqlQueryRaw<string>(
            """
            SELECT 'no owner: ' || slug AS "Value" FROM accounts
            WHERE NOT personal AND deleted_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM memberships JOIN users ON users.id = user_id
                WHERE organization_id = accounts.id AND role = 2 AND state = 0 AND disabled_at IS NULL)
            UNION ALL
            SELECT 'not one personal account: ' || name FROM users
            WHERE 1 <> (SELECT COUNT(*) FROM accounts WHERE personal AND user_id = users.id)
            UNION ALL
            SELECT 'member of a personal account: ' || name FROM accounts
            WHERE personal AND EXISTS (SELECT 1 FROM memberships WHERE organization_id = accounts.id)
            """).ToListAsync();
    }

    [GeneratedRegex("#token=(\\S+)")]
    private static partial Regex TokenPattern();
}
