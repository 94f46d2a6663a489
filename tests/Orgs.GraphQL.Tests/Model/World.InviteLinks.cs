namespace Orgs.GraphQL.Tests.Model;

/// <summary>Links with which people join.</summary>
public sealed partial class World
{
    public string StatusOf(Link link)
        => link.IsRevoked ? "Revoked" : Now >= link.ExpiresAt ? "Expired" : link.Uses >= link.MaxUses ? "Accepted" : "Pending";

    /// <summary>An organization has one link at a time.</summary>
    private string? CreateLink(Place place, Step step, OrgRole own)
    {
        if (MayMakeLink(place, own) is { } refusal)
        {
            return refusal;
        }

        place.Links.ForEach(link => link.IsRevoked = true);
        var (days, maxUses, hasDomain) = step.Terms;
        place.Links.Add(new Link { Creator = step.Actor, MaxUses = maxUses, HasDomain = hasDomain, ExpiresAt = Now + TimeSpan.FromDays(days) });
        return null;
    }

    private static string? RevokeLink(Link link, OrgRole own)
    {
        if (own < OrgRole.Admin)
        {
            return "ForbiddenError";
        }

        link.IsRevoked = true;
        return null;
    }

    private string? Join(Place place, int actor, Link link)
    {
        if (place.Members.TryGetValue(actor, out var own))
        {
            return own.IsSuspended ? "InvitationInvalidError" : null;
        }

        if (StatusOf(link) != "Pending")
        {
            return "InvitationClosedError";
        }

        if (link.HasDomain && !Step.IsInDomain(actor))
        {
            return "WrongRecipientError";
        }

        // Like an invitation, it is worth what its maker could give now.
        if (place.ActingRole(link.Creator) is not { } creators || MayMakeLink(place, creators) is not null)
        {
            return "InviterLostAuthorityError";
        }

        link.Uses++;
        place.Members.Add(actor, new Member(OrgRole.Member));
        return null;
    }

    private static string? MayMakeLink(Place place, OrgRole own)
        => own < OrgRole.Admin ? "ForbiddenError" : MayInvite(place, own, OrgRole.Member);
}

public sealed record Link
{
    public required int Creator { get; set; }

    public required int? MaxUses { get; init; }

    public required bool HasDomain { get; init; }

    public required TimeSpan ExpiresAt { get; init; }

    public int Uses { get; set; }

    public bool IsRevoked { get; set; }
}
