namespace Orgs.GraphQL.Invitations;

[QueryType]
public static partial class InvitationQueries
{
    /// <summary>What the holder of a token may see before signing in; null for a token that leads nowhere. Looking never uses it up.</summary>
    public static Task<InvitationPreview?> GetInvitationByTokenAsync(
        string token,
        Viewer viewer,
        RequestOrigin origin,
        InvitationPreviews previews,
        CancellationToken cancellationToken)
        => previews.FindAsync(viewer, origin, token, cancellationToken);
}
