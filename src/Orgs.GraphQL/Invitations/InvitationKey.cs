namespace Orgs.GraphQL.Invitations;

/// <summary>What somebody shows to get at an invitation: its token, or its id.</summary>
public sealed class InvitationKey
{
    private readonly string? _token;
    private readonly byte[]? _hash;
    private readonly Guid _id;

    private InvitationKey(string? token, Guid id)
    {
        _token = token;
        _id = id;
        _hash = token is null ? null : SecretToken.Hash(token);
    }

    public bool IsToken => _token is not null;

    public bool IsWellFormed => _token is null || SecretToken.IsWellFormed(_token);

    public static InvitationKey Token(string token) => new(token, Guid.Empty);

    public static InvitationKey Id(Guid id) => new(null, id);

    public IQueryable<Invitation> In(IQueryable<Invitation> invitations)
        => _hash is null ? invitations.Where(invitation => invitation.Id == _id) : invitations.Where(invitation => invitation.TokenHash == _hash);

    /// <summary>The index finds the row; whether it is the right one is decided here, in constant time.</summary>
    public bool Opens(Invitation invitation)
        => _token is null ? invitation.Id == _id : SecretToken.Matches(_token, invitation.TokenHash);

    /// <summary>Where the invitation leads; also for a token that a newer one has replaced. An id says nothing but to who the invitation is for.</summary>
    public async Task<Guid?> FindOrganizationAsync(OrgsDbContext database, User user, CancellationToken cancellationToken)
        => await In(database.Invitations)
            .Where(invitation => _hash != null || invitation.NormalizedEmail == user.NormalizedEmail)
            .Select(invitation => (Guid?)invitation.OrganizationId).SingleOrDefaultAsync(cancellationToken)
            ?? (_hash is null
                ? null
                : await database.RetiredInvitationTokens
                    .Where(token => token.TokenHash == _hash)
                    .Select(token => (Guid?)token.Invitation.OrganizationId)
                    .SingleOrDefaultAsync(cancellationToken));

    /// <summary>Whether this is an older token of the user's own invitation.</summary>
    public async Task<bool> WasReplacedForAsync(User user, OrganizationChange change)
        => _hash is not null && await change.Database.RetiredInvitationTokens.AnyAsync(
            token => token.TokenHash == _hash && token.Invitation.NormalizedEmail == user.NormalizedEmail, change.CancellationToken);
}
