namespace Orgs.GraphQL.Tests.Model;

/// <summary>What an organization is called, who may invite to it, and its end.</summary>
public sealed partial class World
{
    private static readonly TimeSpan _restorable = TimeSpan.FromDays(30);
    private static readonly TimeSpan _slugIsHeld = TimeSpan.FromDays(90);

    /// <summary>True once nobody can restore it: the server may have purged it.</summary>
    public bool IsGone(Place place) => Now >= place.DeletedAt + _restorable;

    private string? Update(Place place, Step step, OrgRole own)
    {
        // What stays as it is takes an admin, like the name.
        var takesOwner = step.What == What.ChangeSlug ? step.Slug != place.Slug : step.What == What.ChangeInvitePolicy && step.Role != place.Inviting;
        if (own < (takesOwner ? OrgRole.Owner : OrgRole.Admin))
        {
            return "ForbiddenError";
        }

        if (step.Manner == Manner.WithStaleVersion)
        {
            return "StaleVersionError";
        }

        switch (step.What)
        {
            case What.Rename:
                place.Name = $"Name {step.Other}";
                return null;

            case What.ChangeInvitePolicy:
                place.Inviting = step.Role;
                return null;

            default:
                return takesOwner ? ChangeSlug(place, step.Slug) : null;
        }
    }

    /// <summary>Who had a slug gets it back; for others it is free after a while. A deleted organization keeps its own.</summary>
    private string? ChangeSlug(Place place, int slug)
    {
        if (Places.Any(other => other != place && (other.Slug == slug || (other.FormerSlugs.TryGetValue(slug, out var left) && Now < left + _slugIsHeld))))
        {
            return "SlugTakenError";
        }

        Places.ForEach(other => other.FormerSlugs.Remove(slug));
        place.FormerSlugs[place.Slug] = Now;
        place.Slug = slug;
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

        place.Links.ForEach(link => link.IsRevoked = true);
        place.DeletedAt = Now;
        return null;
    }

    private string? Restore(Place place, OrgRole own)
    {
        if (IsGone(place))
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
}
