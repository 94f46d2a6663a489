using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orgs.GraphQL.Data;
using Orgs.GraphQL.Email;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>
/// The real server on a database of its own; only mail and clock are fake. <c>app.As(owner).Send("…")</c> is HTTP in,
/// JSON out.
/// </summary>
public sealed class OrgsApplication : WebApplicationFactory<Program>
{
    private readonly string _dataDirectory = Directory.CreateTempSubdirectory("orgs-tests-").FullName;
    private readonly Dictionary<string, string?> _settings;
    private int _people;

    public OrgsApplication(Dictionary<string, string?>? settings = null)
    {
        _settings = settings ?? [];
        Client = CreateClient();
    }

    public HttpClient Client { get; }

    public Mailbox Mailbox { get; } = new();

    public ManualClock Clock { get; } = new();

    public StatementCounter Statements { get; } = new();

    /// <summary>Asks as nobody.</summary>
    public Asker AsNobody() => new(Client, accessToken: null);

    public Asker As(Person person) => new(Client, person.AccessToken);

    /// <summary>Signs somebody up, through the front door, with an address that is proven.</summary>
    public async Task<Person> RegisterAsync(string name)
    {
        var person = await RegisterUnconfirmedAsync(name);
        await As(person).SendAsync(
            "mutation ($token: String!) { confirmEmail(input: { token: $token }) { user { id } errors { __typename } } }",
            new { token = Mailbox.LastTokenTo(person.Email) });

        return person;
    }

    public async Task<Person> RegisterUnconfirmedAsync(string name)
    {
        var email = $"{name.ToLowerInvariant().Replace(' ', '.')}.{Interlocked.Increment(ref _people)}@people.example";
        var registered = await AsNobody().SendAsync(
            """
            mutation ($email: EmailAddress!, $name: String!) {
              register(input: { email: $email, password: "correct horse battery", name: $name }) { user { id } errors { __typename } }
            }
            """,
            new { email, name });
        var id = registered.Get("data.register.user.id").GetString()!;

        return new Person(id, name, email, await SignInAsync(email));
    }

    /// <summary>An access token for the address.</summary>
    public async Task<string> SignInAsync(string email, string password = "correct horse battery")
    {
        var signedIn = await AsNobody().SendAsync(
            """
            mutation ($email: EmailAddress!, $password: String!) {
              signIn(input: { email: $email, password: $password, useCookie: false }) { accessToken errors { __typename } }
            }
            """,
            new { email, password });

        return signedIn.Get("data.signIn.accessToken").GetString()!;
    }

    /// <summary>An organization that the person owns.</summary>
    public async Task<Team> CreateOrganizationAsync(Person owner, string name = "Acme Corp")
    {
        var created = await As(owner).SendAsync(
            """
            mutation ($name: String!) {
              createOrganization(input: { name: $name }) { organization { id slug } membership { id } errors { __typename } }
            }
            """,
            new { name });

        return new Team(
            created.Get("data.createOrganization.organization.id").GetString()!,
            created.Get("data.createOrganization.organization.slug").GetString()!,
            new Dictionary<Person, string> { [owner] = created.Get("data.createOrganization.membership.id").GetString()! });
    }

    /// <summary>Invites somebody and accepts; answers the membership's id.</summary>
    public async Task<string> AddMemberAsync(Team team, Person owner, Person member, string role = "MEMBER")
    {
        await As(owner).SendAsync(
            """
            mutation ($organizationId: ID!, $email: EmailAddress!, $role: OrgRole!) {
              inviteMember(input: { organizationId: $organizationId, email: $email, role: $role }) { invitation { id } errors { __typename } }
            }
            """,
            new { organizationId = team.Id, email = member.Email, role });
        var accepted = await As(member).SendAsync(
            "mutation ($token: String!) { acceptInvitation(input: { token: $token }) { membership { id } errors { __typename } } }",
            new { token = Mailbox.LastTokenTo(member.Email) });

        return team.Memberships[member] = accepted.Get("data.acceptInvitation.membership.id").GetString()!;
    }

    /// <summary>An organization with one member of each role, in one call.</summary>
    public async Task<(Team Team, Person Owner, Person Admin, Person Member)> CreateTeamAsync(string name = "Acme Corp")
    {
        var owner = await RegisterAsync("Olga Owner");
        var admin = await RegisterAsync("Adam Admin");
        var member = await RegisterAsync("Mia Member");
        var team = await CreateOrganizationAsync(owner, name);
        await AddMemberAsync(team, owner, admin, "ADMIN");
        await AddMemberAsync(team, owner, member);

        return (team, owner, admin, member);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Orgs:DataDirectory", _dataDirectory);
        builder.UseSetting("Orgs:PublicUrl", "https://orgs.example");

        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IMailSender>(Mailbox));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.ConfigureDbContext<OrgsDbContext>(options => options.AddInterceptors(Statements));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_dataDirectory, recursive: true);
    }
}
