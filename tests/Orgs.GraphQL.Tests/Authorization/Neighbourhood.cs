namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// Olga, who owns Acme Corp, and what else there is about her that the others at Acme are not to know: another organization with another colleague,
/// an invitation, a session, a personal account. And Acme's own things, of which each sees what the role gives.
/// </summary>
public sealed class Neighbourhood : IAsyncLifetime
{
    private readonly OrgsApplication _app = new(OrgsApplication.ForBusyPeople);
    private readonly Dictionary<string, Person> _people = [];
    private readonly Dictionary<string, Walk> _walks = [];
    private Selections _selections = null!;

    /// <summary>What there is to know, and by which text it shows.</summary>
    public Dictionary<string, string> Things { get; } = [];

    /// <summary>What somebody is told who knows every id that anybody knows, and asks for everything.</summary>
    public async Task<string> WhatIsToldToAsync(string caller)
    {
        if (_walks.Count == 0)
        {
            foreach (var (name, person) in _people)
            {
                _walks[name] = await Walk.TakeAsync(_app.As(person), _selections, []);
            }
        }

        var ids = _walks.Values.SelectMany(walk => walk.Ids).Distinct().ToList();
        var asker = _people.TryGetValue(caller, out var known) ? _app.As(known) : _app.AsNobody();
        return (await Walk.TakeAsync(asker, _selections, ids)).Told;
    }

    public async ValueTask InitializeAsync()
    {
        var (acme, olga, adam, mia) = await _app.CreateTeamAsync();
        var (paul, rex) = (await _app.RegisterAsync("Paul Pending"), await _app.AddMemberAsync(acme, olga, "Rex Removed"));
        var (hans, tess) = (await _app.RegisterAsync("Hans Hidden"), await _app.RegisterAsync("Tess Third"));
        (_people["olga"], _people["adam"], _people["mia"], _people["paul"]) = (olga, adam, mia, paul);
        (_people["rex"], _people["hans"], _people["otto"]) = (rex, hans, await _app.RegisterAsync("Otto Outsider"));
        _selections = new Selections(SchemaFile.Read(), acme.Slug);

        (await _app.As(olga).MutateAsync("removeMembership", new { membershipId = acme.Memberships[rex] })).ShouldSucceed();
        (await _app.As(olga).MutateAsync("suspendMembership", new { membershipId = acme.Memberships[mia], reason = "on parental leave" })).ShouldSucceed();
        (await _app.As(olga).MutateAsync("unsuspendMembership", new { membershipId = acme.Memberships[mia] })).ShouldSucceed();
        (await _app.As(olga).MutateAsync("updateOrganization", new { organizationId = acme.Id, externalReference = "acme-customer" })).ShouldSucceed();
        var link = await _app.As(olga).MutateAsync(
            "createInviteLink", new { organizationId = acme.Id, allowedDomains = (string[])["acme-domain.test"] }, "inviteLink { id }");
        var (invitation, _) = await _app.InviteWithIdAsync(acme, olga, paul.Email, "ADMIN");
        var log = await _app.As(olga).SendAsync($$"""{ organization(slug: "{{acme.Slug}}") { auditLog(first: 1) { nodes { id } } } }""");

        var other = await _app.CreateOrganizationAsync(olga, "Hidden Corp");
        await _app.AddMemberAsync(other, olga, hans);
        (await _app.As(olga).MutateAsync("updateOrganization", new { organizationId = other.Id, externalReference = "hidden-customer" })).ShouldSucceed();
        (await _app.As(olga).MutateAsync("setCurrentOrganization", new { organizationId = other.Id })).ShouldSucceed();
        await _app.InviteAsync(await _app.CreateOrganizationAsync(tess, "Third Corp"), tess, olga.Email);
        await NameWhatIsOlgasAsync(olga);
        var session = await _app.As(olga).SendAsync("{ me { sessions { id } } }");

        foreach (var (thing, text) in (IEnumerable<(string, string)>)[
            ("Acme's name", "Acme Corp"),
            ("Olga's name", olga.Name),
            ("Olga's address", olga.Email),
            ("a member's address", mia.Email),
            ("a former member's address", rex.Email),
            ("an invited address", paul.Email),
            ("an invitation", invitation),
            ("the invite link", link.ShouldSucceed().GetText("inviteLink.id")!),
            ("the link's domains", "acme-domain.test"),
            ("an entry of the log", log.GetText("data.organization.auditLog.nodes.0.id")!),
            ("a reason in the log", "on parental leave"),
            ("Acme's reference", "acme-customer"),
            ("Olga's other organization", other.Id),
            ("the other one's name", "Hidden Corp"),
            ("the other one's slug", other.Slug),
            ("Olga's place there", other.Memberships[olga]),
            ("a colleague there", hans.Name),
            ("that colleague's address", hans.Email),
            ("the other one's reference", "hidden-customer"),
            ("who invites Olga", "Third Corp"),
            ("Olga's personal account", "Hearth of Olga"),
            ("Olga's session", session.GetText("data.me.sessions.0.id")!),
            ("Olga's browser", "Browser of Olga")])
        {
            Things[thing] = text;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task NameWhatIsOlgasAsync(Person olga)
    {
        var id = Listening.GuidOf(olga.Id);
        await using var database = _app.OpenDatabase();
        await database.PersonalAccounts.Where(account => account.UserId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.Name, "Hearth of Olga"));
        await database.Sessions.Where(session => session.UserId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.UserAgent, "Browser of Olga"));
    }
}
