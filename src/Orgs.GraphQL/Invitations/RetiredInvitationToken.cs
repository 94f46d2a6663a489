namespace Orgs.GraphQL.Invitations;

/// <summary>The hash of a token that a newer one has replaced. It opens nothing; who was invited is told to look for the newer mail.</summary>
public sealed class RetiredInvitationToken
{
    private RetiredInvitationToken()
    {
    }

    public Guid Id { get; private init; } = Guid.NewGuid();

    public Guid InvitationId { get; private init; }

    public Invitation Invitation { get; private init; } = null!;

    public byte[] TokenHash { get; private init; } = [];

    public DateTimeOffset RetiredAt { get; private init; }

    public static RetiredInvitationToken Of(Invitation invitation, DateTimeOffset now)
        => new() { InvitationId = invitation.Id, TokenHash = invitation.TokenHash, RetiredAt = now };
}
