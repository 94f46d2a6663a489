namespace Orgs.GraphQL.Tests.Model;

/// <summary>
/// What Orgs should be, in memory and without a thought for speed: who is in which organization with which role, and which invitations
/// there are. <see cref="Do"/> answers like the server: null, or the error.
/// </summary>
public sealed class World
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(7);

    public List<Place> Places { get; private init; } = [];

    public TimeSpan Now { get; private set; }

    public World Copy() => new() { Places = [.. Places.Select(place => place.Copy())], Now = Now };

    public string? Do(Step step)
    {
        if (step.What == What.Create)
        {
            Places.Add(new Place { Members = { [step.Actor] = OrgRole.Owner } });
            return null;
        }

        if (step.What == What.Wait)
        {
            Now += TimeSpan.FromHours(step.Other);
            return null;
        }

        var place = Places[step.Place];
        if (step.What is What.Accept or What.AcceptById or What.Decline)
        {
            return Answer(place, step, place.Invitations[step.Other]);
        }

        // Who is no member finds nothing, whatever it is about.
        if (!place.Members.TryGetValue(step.Actor, out var own))
        {
            return "NotFoundError";
        }

        if (step.What == What.Invite)
        {
            return Invite(place, step, own);
        }

        var other = step.What == What.Leave ? step.Actor : step.Other;
        return place.Members.TryGetValue(other, out var role) ? Change(place, step, own, other, role) : "NotFoundError";
    }

    public string StatusOf(Invitation invitation)
        => invitation.Status == "Pending" && Now >= invitation.ExpiresAt ? "Expired" : invitation.Status;

    private string? Invite(Place place, Step step, OrgRole own)
    {
        if (step.Role > own)
        {
            return "RoleTooHighError";
        }

        if (place.Members.ContainsKey(step.Other))
        {
            return "AlreadyMemberError";
        }

        if (place.Invitations.Any(invitation => invitation.Invited == step.Other && StatusOf(invitation) == "Pending"))
        {
            return "AlreadyInvitedError";
        }

        place.Invitations.Add(new Invitation(step.Other, step.Role, step.Actor, Now + _lifetime));
        return null;
    }

    private string? Answer(Place place, Step step, Invitation invitation)
    {
        if (invitation.Invited != step.Actor)
        {
            return step.What != What.AcceptById && StatusOf(invitation) == "Pending" ? "WrongRecipientError" : "InvitationInvalidError";
        }

        var isMember = place.Members.ContainsKey(step.Actor);
        if (step.What != What.Decline && invitation.Status == "Accepted" && isMember)
        {
            return null;
        }

        if (StatusOf(invitation) != "Pending")
        {
            return "InvitationClosedError";
        }

        if (step.What == What.Decline)
        {
            invitation.Status = "Declined";
            return null;
        }

        // It is worth what the inviter could give now.
        if (!place.Members.TryGetValue(invitation.Inviter, out var inviters) || inviters < invitation.Role)
        {
            return "InviterLostAuthorityError";
        }

        invitation.Status = "Accepted";
        place.Members.TryAdd(step.Actor, invitation.Role);
        return null;
    }

    private static string? Change(Place place, Step step, OrgRole own, int other, OrgRole role)
    {
        var isLastOwner = role == OrgRole.Owner && place.Members.Values.Count(one => one == OrgRole.Owner) == 1;
        var needed = step.What switch
        {
            What.Promote or What.Demote => OrgRole.Owner,
            _ when other == step.Actor && step.What is What.Remove or What.Leave => OrgRole.Member,
            _ => role == OrgRole.Owner ? OrgRole.Owner : OrgRole.Admin,
        };
        if (own < needed)
        {
            return "ForbiddenError";
        }

        OrgRole? next = step.What switch
        {
            What.Promote => OrgRole.Owner,
            What.Demote => role == OrgRole.Owner ? step.Role : role,
            What.ChangeRole => step.Role,
            _ => null,
        };
        if (step.What == What.ChangeRole && next > own)
        {
            return "RoleTooHighError";
        }

        if (isLastOwner && next != OrgRole.Owner)
        {
            return "LastOwnerError";
        }

        if (next is { } given)
        {
            place.Members[other] = given;
        }
        else
        {
            place.Members.Remove(other);
        }

        return null;
    }
}

/// <summary>An organization.</summary>
public sealed class Place
{
    public SortedDictionary<int, OrgRole> Members { get; private init; } = [];

    public List<Invitation> Invitations { get; private init; } = [];

    public Place Copy()
        => new()
        {
            Members = new SortedDictionary<int, OrgRole>(Members),
            Invitations = [.. Invitations.Select(invitation => invitation with { })],
        };
}

public sealed record Invitation(int Invited, OrgRole Role, int Inviter, TimeSpan ExpiresAt)
{
    /// <summary>What somebody made of it; whether it has expired is another question.</summary>
    public string Status { get; set; } = "Pending";
}
