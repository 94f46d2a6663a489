namespace Orgs.GraphQL.Invitations;

/// <summary>The offer to one e-mail address to join one organization in one role.</summary>
public sealed class Invitation : IOrganizationEventSubject
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    public Guid Id { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Organization Organization { get; private init; } = null!;

    /// <summary>The invited address, as the inviter typed it.</summary>
    public string Email { get; private init; } = "";

    public string NormalizedEmail { get; private init; } = "";

    /// <summary>The role that acceptance gives.</summary>
    public OrgRole Role { get; private set; }

    /// <summary>The language to write to the invitee in, as a BCP 47 tag; null when nobody has said.</summary>
    public string? Locale { get; private init; }

    public byte[] TokenHash { get; private set; } = [];

    /// <summary>True when the server mailed the token, so that having it proves the address. One handed to the inviter does not.</summary>
    public bool TokenWasMailed { get; private set; }

    /// <summary>The status as far as somebody decided it. <see cref="StatusAt"/> also looks at the clock.</summary>
    public InvitationStatus StoredStatus { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How many mails were sent for this invitation.</summary>
    public int SentCount { get; private set; }

    public DateTimeOffset? LastSentAt { get; private set; }

    /// <summary>The user who sent the invitation last, and whose authority it has; null once that user is deleted.</summary>
    public Guid? InvitedById { get; private set; }

    /// <summary>The user who accepted it.</summary>
    public Guid? AcceptedById { get; private set; }

    public static Invitation Create(Invited invited, string token, DateTimeOffset now)
    {
        var invitation = new Invitation
        {
            Id = Guid.NewGuid(),
            OrganizationId = invited.OrganizationId,
            Email = invited.Email,
            NormalizedEmail = invited.NormalizedEmail,
            Role = invited.Role,
            Locale = invited.Locale,
            CreatedAt = now,
        };
        invitation.Issue(token, invited.ByMail, invited.InvitedById, now);
        return invitation;
    }

    public InvitationStatus StatusAt(DateTimeOffset now)
        => StoredStatus == InvitationStatus.Pending && now >= ExpiresAt ? InvitationStatus.Expired : StoredStatus;

    /// <summary>True once somebody has answered it or taken it back. One whose time ran out can still be sent again.</summary>
    public bool IsOver => StoredStatus is not (InvitationStatus.Pending or InvitationStatus.Expired);

    public bool IsFor(User user) => string.Equals(NormalizedEmail, user.NormalizedEmail, StringComparison.Ordinal);

    /// <summary>Mails a new token, good for another seven days and with the sender's authority. The old one is retired.</summary>
    public RetiredInvitationToken Renew(OrgRole role, string token, Guid invitedById, DateTimeOffset now)
    {
        RequireNotClosed();
        var retired = RetiredInvitationToken.Of(this, now);
        Role = role;
        Issue(token, byMail: true, invitedById, now);
        return retired;
    }

    public void Accept(User user, DateTimeOffset now)
    {
        Close(InvitationStatus.Accepted, now);
        AcceptedById = user.Id;
    }

    public void Decline(DateTimeOffset now) => Close(InvitationStatus.Declined, now);

    public void Revoke(DateTimeOffset now) => Close(InvitationStatus.Revoked, now);

    /// <summary>Writes down that the time is over, so that the address can be invited again.</summary>
    public void Expire(DateTimeOffset now) => Close(InvitationStatus.Expired, now);

    private void Issue(string token, bool byMail, Guid invitedById, DateTimeOffset now)
    {
        TokenHash = SecretToken.Hash(token);
        TokenWasMailed = byMail;
        InvitedById = invitedById;
        ExpiresAt = now + Lifetime;
        if (byMail)
        {
            SentCount++;
            LastSentAt = now;
        }
    }

    private void Close(InvitationStatus status, DateTimeOffset now)
    {
        RequireNotClosed();
        StoredStatus = status;
        ClosedAt = now;
    }

    private void RequireNotClosed()
    {
        if (StoredStatus != InvitationStatus.Pending)
        {
            throw new InvalidOperationException($"An invitation that is {StoredStatus} does not change any more.");
        }
    }
}

/// <summary>Who is invited where, as what, in which language, and by whom.</summary>
public sealed record Invited(
    Guid OrganizationId, string Email, string NormalizedEmail, OrgRole Role, string? Locale, Guid InvitedById, bool ByMail);
