namespace Orgs.GraphQL.InviteLinks;

/// <summary>A link with which whoever has it joins an organization, as a member and nothing more.</summary>
public sealed class InviteLink
{
    private InviteLink()
    {
    }

    public Guid Id { get; private init; } = Guid.NewGuid();

    public Guid OrganizationId { get; private init; }

    public Organization Organization { get; private init; } = null!;

    public byte[] TokenHash { get; private init; } = [];

    /// <summary>Those whose e-mail address is in one of these can join; everybody when there are none.</summary>
    public IReadOnlyList<string> AllowedDomains => Domains.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many people can join with the link; any number when null.</summary>
    public int? MaxUses { get; private init; }

    /// <summary>How many have.</summary>
    public int Uses { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The user who made the link, and whose authority it has; null once that user is deleted.</summary>
    public Guid? CreatedById { get; private init; }

    /// <summary>The domains as they are stored, with spaces between them.</summary>
    internal string Domains { get; private init; } = "";

    public static InviteLink Create(Guid organizationId, Guid createdById, InviteLinkTerms terms, string token, DateTimeOffset now)
        => new()
        {
            OrganizationId = organizationId,
            TokenHash = SecretToken.Hash(token),
            Domains = string.Join(' ', terms.AllowedDomains),
            MaxUses = terms.MaxUses,
            CreatedAt = now,
            ExpiresAt = now + TimeSpan.FromDays(terms.ExpiresInDays),
            CreatedById = createdById,
        };

    /// <summary>What became of the link, in the words of an invitation: it is PENDING while it can be used.</summary>
    public InvitationStatus StatusAt(DateTimeOffset now)
        => RevokedAt is not null ? InvitationStatus.Revoked
            : now >= ExpiresAt ? InvitationStatus.Expired
            : Uses >= MaxUses ? InvitationStatus.Accepted
            : InvitationStatus.Pending;

    public bool Admits(string email)
        => AllowedDomains.Count == 0 || AllowedDomains.Contains(email[(email.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase);

    public void Use() => Uses++;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

/// <summary>What a link allows.</summary>
public sealed record InviteLinkTerms(IReadOnlyList<string> AllowedDomains, int? MaxUses, int ExpiresInDays)
{
    public const int MaxDomains = 20;
    public const int MaxMaxUses = 10_000;
    public const int MaxDays = 90;

    public ValidationError? Check()
    {
        var mistakes = new List<FieldError>();
        if (AllowedDomains.Count > MaxDomains)
        {
            mistakes.Add(new FieldError(["allowedDomains"], "count", $"A link has at most {MaxDomains} domains."));
        }
        else if (AllowedDomains.Any(domain => !EmailAddress.IsValid($"x@{domain}")))
        {
            mistakes.Add(new FieldError(["allowedDomains"], "domain", "A domain looks like example.com."));
        }

        if (MaxUses is < 1 or > MaxMaxUses)
        {
            mistakes.Add(new FieldError(["maxUses"], "range", $"A link can be used 1 to {MaxMaxUses} times."));
        }

        if (ExpiresInDays is < 1 or > MaxDays)
        {
            mistakes.Add(new FieldError(["expiresInDays"], "range", $"A link is good for 1 to {MaxDays} days."));
        }

        return mistakes.Count == 0 ? null : new ValidationError(mistakes);
    }
}
