namespace Orgs.GraphQL.Tests.Model;

/// <summary>Inviting, and what becomes of it.</summary>
public sealed partial class World
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(7);

    public string StatusOf(Invitation invitation)
        => invitation.Status == "Pending" && Now >= invitation.ExpiresAt ? "Expired" : invitation.Status;

    private static string? MayInvite(Place place, OrgRole own, OrgRole role)
        => own < place.Inviting ? "ForbiddenError" : role > own ? "RoleTooHighError" : null;

    private string? Invite(Place place, int inviter, OrgRole own, int invited, OrgRole role)
    {
        if (MayInvite(place, own, role) is { } refusal)
        {
            return refusal;
        }

        if (place.Members.ContainsKey(invited))
        {
            return "AlreadyMemberError";
        }

        var earlier = place.Invitations.SingleOrDefault(invitation => invitation.Invited == invited && invitation.Status == "Pending");
        if (earlier is not null && StatusOf(earlier) == "Pending")
        {
            return "AlreadyInvitedError";
        }

        // One that has expired comes to life when it is sent again; not any more when there is a new one.
        earlier?.Status = "Expired";
        place.Invitations.Add(new Invitation { Invited = invited, Role = role, Inviter = inviter, ExpiresAt = Now + _lifetime });
        return null;
    }

    /// <summary>Each is an invitation by itself; who may invite nobody hears that once.</summary>
    private string? InviteMembers(Place place, Step step, OrgRole own)
        => MayInvite(place, own, OrgRole.Member)
            ?? Together(step.Invitees.Select(one => Invite(place, step.Actor, own, one.Actor, one.Role)));

    /// <summary>Null where nothing was refused.</summary>
    public static string? Together(IEnumerable<string?> answers)
        => answers.ToList() is var all && all.TrueForAll(answer => answer is null) ? null : string.Join(", ", all.Select(answer => answer ?? "done"));

    /// <summary>Who sent it may send it again and take it back; admins look after all up to their own role, and they alone change the role.</summary>
    private string? ChangeInvitation(Place place, Step step, OrgRole own, Invitation invitation)
    {
        var isOwn = invitation.Inviter == step.Actor;
        if (own < OrgRole.Admin && !isOwn)
        {
            return "NotFoundError";
        }

        if ((!isOwn || step.What == What.ChangeInvitationRole) && (own < OrgRole.Admin || own < invitation.Role))
        {
            return "ForbiddenError";
        }

        var role = step.What == What.ChangeInvitationRole ? step.Role : invitation.Role;
        if (step.What != What.RevokeInvitation && MayInvite(place, own, role) is { } refusal)
        {
            return refusal;
        }

        if ((step.What == What.ResendInvitation ? invitation.Status : StatusOf(invitation)) != "Pending")
        {
            return "InvitationClosedError";
        }

        if (step.What == What.RevokeInvitation)
        {
            invitation.Status = "Revoked";
            return null;
        }

        if (step.What == What.ResendInvitation && place.Members.ContainsKey(invitation.Invited))
        {
            return "AlreadyMemberError";
        }

        if (step.What == What.ResendInvitation || role != invitation.Role)
        {
            (invitation.Role, invitation.Inviter, invitation.ExpiresAt, invitation.IsRenewed) = (role, step.Actor, Now + _lifetime, true);
        }

        return null;
    }

    private string? Answer(Place place, Step step, Invitation invitation)
    {
        if (step.What == What.AcceptByFirstToken && invitation.IsRenewed)
        {
            return "InvitationInvalidError";
        }

        if (invitation.Invited != step.Actor)
        {
            var isByToken = step.What is not (What.AcceptById or What.DeclineById);
            return isByToken && StatusOf(invitation) == "Pending" ? "WrongRecipientError" : "InvitationInvalidError";
        }

        var isToAccept = step.What is not (What.Decline or What.DeclineById);
        if (isToAccept && invitation.Status == "Accepted" && place.Members.ContainsKey(step.Actor))
        {
            return null;
        }

        if (StatusOf(invitation) != "Pending")
        {
            return "InvitationClosedError";
        }

        if (!isToAccept)
        {
            invitation.Status = "Declined";
            return null;
        }

        // It is worth what the inviter could give now.
        if (place.ActingRole(invitation.Inviter) is not { } inviters || MayInvite(place, inviters, invitation.Role) is not null)
        {
            return "InviterLostAuthorityError";
        }

        invitation.Status = "Accepted";
        place.Members.TryAdd(step.Actor, new Member(invitation.Role));
        return null;
    }
}

public sealed record Invitation
{
    /// <summary>Whose address it is.</summary>
    public required int Invited { get; set; }

    public required OrgRole Role { get; set; }

    /// <summary>Who sent it last, and whose authority it has.</summary>
    public required int Inviter { get; set; }

    public required TimeSpan ExpiresAt { get; set; }

    /// <summary>True once a newer token has taken the first one's place.</summary>
    public bool IsRenewed { get; set; }

    /// <summary>What somebody made of it; whether it has expired is another question.</summary>
    public string Status { get; set; } = "Pending";
}
