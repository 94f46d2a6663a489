namespace Orgs.GraphQL.Tests.Model;

/// <summary>
/// What Orgs should be, in memory and without a thought for speed: who is in which organization with which role, and which invitations
/// there are. <see cref="Do"/> answers like the server: null, or the error.
/// </summary>
public sealed class World
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan _restorable = TimeSpan.FromDays(30);

    public List<Place> Places { get; private init; } = [];

    public TimeSpan Now { get; private set; }

    public World Copy() => new() { Places = [.. Places.Select(place => place.Copy())], Now = Now };

    public string? Do(Step step)
    {
        if (step.What == What.Create)
        {
            Places.Add(new Place { Members = { [step.Actor] = new Member(OrgRole.Owner) } });
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
            return place.DeletedAt is null ? Answer(place, step, place.Invitations[step.Other]) : "InvitationInvalidError";
        }

        // Who is no member, or may not act as one, finds nothing, whatever it is about.
        if (!place.Members.TryGetValue(step.Actor, out var own) || own.IsSuspended)
        {
            return "NotFoundError";
        }

        if (step.What == What.Restore)
        {
            return Restore(place, own.Role);
        }

        if (place.DeletedAt is not null)
        {
            return "NotFoundError";
        }

        var other = step.What == What.Leave ? step.Actor : step.Other;
        return step.What switch
        {
            What.Invite => Invite(place, step, own.Role),
            What.Delete => Delete(place, own.Role),
            _ when !place.Members.TryGetValue(other, out var target) => "NotFoundError",
            What.Transfer => Transfer(place, step, own),
            _ => Change(place, step, own.Role, other, place.Members[other]),
        };
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

    private string? Delete(Place place, OrgRole own)
    {
        if (own < OrgRole.Owner)
        {
            return "ForbiddenError";
        }

        foreach (var invitation in place.Invitations.Where(invitation => StatusOf(invitation) == "Pending"))
        {
            invitation.Status = "Revoked";
        }

        place.DeletedAt = Now;
        return null;
    }

    private string? Restore(Place place, OrgRole own)
    {
        if (Now >= place.DeletedAt + _restorable)
        {
            return "NotFoundError";
        }

        if (own < OrgRole.Owner)
        {
            return "ForbiddenError";
        }

        place.DeletedAt = null;
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
        if (!place.Members.TryGetValue(invitation.Inviter, out var inviters) || inviters.IsSuspended || inviters.Role < invitation.Role)
        {
            return "InviterLostAuthorityError";
        }

        invitation.Status = "Accepted";
        place.Members.TryAdd(step.Actor, new Member(invitation.Role));
        return null;
    }

    private static string? Transfer(Place place, Step step, Member own)
    {
        var target = place.Members[step.Other];
        if (own.Role < OrgRole.Owner)
        {
            return "ForbiddenError";
        }

        if (step.Role != OrgRole.Owner && target.IsSuspended && place.Owners == 1)
        {
            return "LastOwnerError";
        }

        place.Members[step.Other] = target with { Role = OrgRole.Owner };
        if (step.Other != step.Actor)
        {
            place.Members[step.Actor] = own with { Role = step.Role };
        }

        return null;
    }

    private static string? Change(Place place, Step step, OrgRole own, int other, Member target)
    {
        var role = target.Role;
        var isLastOwner = role == OrgRole.Owner && !target.IsSuspended && place.Owners == 1;
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

        if (isLastOwner && next != OrgRole.Owner && step.What != What.Unsuspend)
        {
            return "LastOwnerError";
        }

        if (step.What is What.Suspend or What.Unsuspend)
        {
            place.Members[other] = target with { IsSuspended = step.What == What.Suspend };
        }
        else if (next is { } given)
        {
            place.Members[other] = target with { Role = given };
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
    public SortedDictionary<int, Member> Members { get; private init; } = [];

    public TimeSpan? DeletedAt { get; set; }

    /// <summary>Those who can act.</summary>
    public int Owners => Members.Values.Count(member => member is { Role: OrgRole.Owner, IsSuspended: false });

    public List<Invitation> Invitations { get; private init; } = [];

    public Place Copy()
        => new()
        {
            Members = new SortedDictionary<int, Member>(Members),
            DeletedAt = DeletedAt,
            Invitations = [.. Invitations.Select(invitation => invitation with { })],
        };
}

public sealed record Member(OrgRole Role, bool IsSuspended = false)
{
    public override string ToString() => IsSuspended ? $"{Role}, suspended" : $"{Role}";
}

public sealed record Invitation(int Invited, OrgRole Role, int Inviter, TimeSpan ExpiresAt)
{
    /// <summary>What somebody made of it; whether it has expired is another question.</summary>
    public string Status { get; set; } = "Pending";
}
