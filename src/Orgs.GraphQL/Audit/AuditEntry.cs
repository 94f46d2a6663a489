namespace Orgs.GraphQL.Audit;

/// <summary>
/// One line of what happened, written in the same transaction as the change and never changed again. It refers to others by
/// id and by a label of that time, so that it outlives them.
/// </summary>
public sealed class AuditEntry
{
    public const int MaxNoteLength = 300;

    private AuditEntry()
    {
    }

    /// <summary>The order in which entries were written, whatever the clocks said.</summary>
    public long Sequence { get; private init; }

    public Guid Id { get; private init; }

    public AuditAction Action { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The organization it happened in, if it did in one.</summary>
    public Guid? OrganizationId { get; private init; }

    public Guid ActorId { get; private init; }

    /// <summary>Who did it, as the name was then.</summary>
    public string ActorLabel { get; private init; } = "";

    public Guid? SubjectId { get; private init; }

    /// <summary>To whom it was done, as the name or address was then.</summary>
    public string? SubjectLabel { get; private init; }

    public OrgRole? RoleBefore { get; private init; }

    public OrgRole? RoleAfter { get; private init; }

    /// <summary>The subject's place in the organization, if it has or had one.</summary>
    public Guid? MembershipId { get; private init; }

    /// <summary>The state of that place afterwards; null once there is none.</summary>
    public MembershipState? StateAfter { get; private init; }

    /// <summary>What else there is to say: from what to what, or why.</summary>
    public string? Note { get; private init; }

    /// <summary>The request that did it, as the server's log names it.</summary>
    public string RequestId { get; private init; } = "";

    public static AuditEntry Of(AuditAction action, User actor, AuditDetails details, string requestId, DateTimeOffset now)
        => Of(action, actor.Id, actor.Name, details, requestId, now);

    /// <summary>What the server does by itself, when its time has come.</summary>
    public static AuditEntry ByServer(AuditAction action, AuditDetails details, string requestId, DateTimeOffset now)
        => Of(action, Guid.Empty, "Orgs", details, requestId, now);

    private static AuditEntry Of(AuditAction action, Guid actorId, string actorLabel, AuditDetails details, string requestId, DateTimeOffset now)
        => new()
        {
            Id = Guid.NewGuid(),
            Action = action,
            At = now,
            ActorId = actorId,
            ActorLabel = actorLabel,
            OrganizationId = details.OrganizationId,
            SubjectId = details.Subject?.Id,
            SubjectLabel = details.Subject?.Name ?? details.SubjectLabel,
            RoleBefore = details.RoleBefore,
            RoleAfter = details.RoleAfter ?? (details.Place is { IsGone: false } still ? still.Role : null),
            MembershipId = details.Place?.Id,
            StateAfter = details.Place is { IsGone: false } place ? place.State : null,
            Note = Cut(details.Note),
            RequestId = requestId,
        };

    private static string? Cut(string? note) => note?.Length > MaxNoteLength ? string.Concat(note.AsSpan(0, MaxNoteLength - 1), "…") : note;
}

/// <summary>What an audit entry tells beside who did what.</summary>
public sealed record AuditDetails
{
    public Guid? OrganizationId { get; init; }

    public User? Subject { get; init; }

    public string? SubjectLabel { get; init; }

    public OrgRole? RoleBefore { get; init; }

    public OrgRole? RoleAfter { get; init; }

    public string? Note { get; init; }

    /// <summary>The subject's place in the organization after the change; found by the change itself.</summary>
    public AuditedPlace? Place { get; init; }
}

/// <summary>A membership as an audit entry keeps it.</summary>
public sealed record AuditedPlace(Guid Id, OrgRole Role, MembershipState State, bool IsGone);
