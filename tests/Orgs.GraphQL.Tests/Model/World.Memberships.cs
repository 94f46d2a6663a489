namespace Orgs.GraphQL.Tests.Model;

/// <summary>Who is in, and as what.</summary>
public sealed partial class World
{
    private static string? Transfer(Place place, Step step, Member own)
    {
        var target = place.Members[step.Other];
        OrgRole? kept = step.What == What.TransferAndLeave ? null : step.Role;
        if (own.Role < OrgRole.Owner)
        {
            return "ForbiddenError";
        }

        if (kept != OrgRole.Owner && target.IsSuspended && place.Owners == 1)
        {
            return "LastOwnerError";
        }

        place.Members[step.Other] = target with { Role = OrgRole.Owner };
        if (step.Other == step.Actor)
        {
            return null;
        }

        if (kept is { } role)
        {
            place.Members[step.Actor] = own with { Role = role };
        }
        else
        {
            place.Members.Remove(step.Actor);
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

        if (step.Manner == Manner.WithStaleVersion)
        {
            return "StaleVersionError";
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

    /// <summary>Who signs up again is somebody else, with another address. A deleted organization needs no owner.</summary>
    private string? DeleteAccount(int actor)
    {
        if (Places.Any(place => place.DeletedAt is null && place.ActingRole(actor) == OrgRole.Owner && place.Owners == 1))
        {
            return "SoleOwnerError";
        }

        foreach (var place in Places)
        {
            place.Members.Remove(actor);
            foreach (var invitation in place.Invitations)
            {
                invitation.Invited = invitation.Invited == actor ? Nobody : invitation.Invited;
                if (invitation.Inviter == actor)
                {
                    invitation.Inviter = Nobody;
                    invitation.Status = StatusOf(invitation) == "Pending" ? "Revoked" : invitation.Status;
                }
            }

            foreach (var link in place.Links.Where(link => link.Creator == actor))
            {
                (link.Creator, link.IsRevoked) = (Nobody, true);
            }
        }

        return null;
    }
}
