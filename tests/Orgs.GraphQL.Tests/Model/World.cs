namespace Orgs.GraphQL.Tests.Model;

/// <summary>
/// What Orgs should be, in memory and without a thought for speed: who is in which organization with which role, and which invitations
/// and links there are. <see cref="Do"/> answers like the server: null, or the error.
/// </summary>
public sealed partial class World
{
    /// <summary>Who has deleted the account, and whoever has that address.</summary>
    public const int Nobody = -1;

    public List<Place> Places { get; private init; } = [];

    public TimeSpan Now { get; private set; }

    public World Copy() => new() { Places = [.. Places.Select(place => place.Copy())], Now = Now };

    public string? Do(Step step)
    {
        switch (step.What)
        {
            case What.Create:
                Places.Add(new Place { Name = $"Place {Places.Count}", Slug = Place.FirstSlug + Places.Count, Members = { [step.Actor] = new Member(OrgRole.Owner) } });
                return null;

            case What.Wait:
                Now += step.Time;
                return null;

            // Names and sessions give no right and take none.
            case What.TendAccount:
                return null;

            case What.DeleteMyAccount:
                return DeleteAccount(step.Actor);

            case What.Accept or What.AcceptById or What.AcceptByFirstToken or What.Decline or What.DeclineById or What.JoinByInviteLink:
                return Places[step.Place] is { DeletedAt: null } open ? Answer(open, step) : "InvitationInvalidError";
        }

        // Who is no member, or may not act as one, finds nothing, whatever it is about.
        var place = Places[step.Place];
        if (!place.Members.TryGetValue(step.Actor, out var own) || own.IsSuspended)
        {
            return "NotFoundError";
        }

        if (step.What == What.Restore)
        {
            return Restore(place, own.Role);
        }

        return place.DeletedAt is null ? DoAsMember(place, step, own) : "NotFoundError";
    }

    private string? DoAsMember(Place place, Step step, Member own)
    {
        var other = step.What == What.Leave ? step.Actor : step.Other;
        return step.What switch
        {
            What.SetCurrentOrganization => null,
            What.Rename or What.ChangeSlug or What.ChangeInvitePolicy => Update(place, step, own.Role),
            What.Delete => Delete(place, own.Role),
            What.Invite => Invite(place, step.Actor, own.Role, step.Other, step.Role),
            What.InviteMembers => InviteMembers(place, step, own.Role),
            What.ResendInvitation or What.ChangeInvitationRole or What.RevokeInvitation
                => ChangeInvitation(place, step, own.Role, place.Invitations[step.Other]),
            What.CreateInviteLink => CreateLink(place, step, own.Role),
            What.RevokeInviteLink => RevokeLink(place.Links[step.Other], own.Role),
            _ when !place.Members.TryGetValue(other, out var target) => "NotFoundError",
            What.Transfer or What.TransferAndLeave => Transfer(place, step, own),
            _ => Change(place, step, own.Role, other, place.Members[other]),
        };
    }

    private string? Answer(Place place, Step step)
        => step.What == What.JoinByInviteLink ? Join(place, step.Actor, place.Links[step.Other]) : Answer(place, step, place.Invitations[step.Other]);
}

/// <summary>An organization.</summary>
public sealed class Place
{
    /// <summary>Organizations begin with slugs that nobody asks for.</summary>
    public const int FirstSlug = 100;

    public string Name { get; set; } = "";

    public int Slug { get; set; }

    /// <summary>And when it had another one.</summary>
    public Dictionary<int, TimeSpan> FormerSlugs { get; private init; } = [];

    /// <summary>The lowest role that can invite.</summary>
    public OrgRole Inviting { get; set; }

    public SortedDictionary<int, Member> Members { get; private init; } = [];

    public TimeSpan? DeletedAt { get; set; }

    /// <summary>Those who can act.</summary>
    public int Owners => Members.Values.Count(member => member is { Role: OrgRole.Owner, IsSuspended: false });

    public List<Invitation> Invitations { get; private init; } = [];

    public List<Link> Links { get; private init; } = [];

    public Place Copy()
        => new()
        {
            Name = Name,
            Slug = Slug,
            FormerSlugs = new Dictionary<int, TimeSpan>(FormerSlugs),
            Inviting = Inviting,
            Members = new SortedDictionary<int, Member>(Members),
            DeletedAt = DeletedAt,
            Invitations = [.. Invitations.Select(invitation => invitation with { })],
            Links = [.. Links.Select(link => link with { })],
        };

    /// <summary>The role in which somebody can act; null for who cannot.</summary>
    public OrgRole? ActingRole(int actor) => Members.TryGetValue(actor, out var member) && !member.IsSuspended ? member.Role : null;
}

public sealed record Member(OrgRole Role, bool IsSuspended = false)
{
    public override string ToString() => IsSuspended ? $"{Role}, suspended" : $"{Role}";
}
