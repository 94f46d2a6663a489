namespace Orgs.GraphQL.Audit;

/// <summary>
/// One line of what happened, written in the same transaction as the change and never changed again. It refers to others by
/// id and by a label of that time, so that it outlives them.
/// </summary>
public sealed class AuditEntry
{
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

    /// <summary>The request that did it, as the server's log names it.</summary>
    public string RequestId { get; private init; } = "";

    public static AuditEntry Of(AuditAction action, User actor, AuditDetails details, string requestId, DateTimeOffset now)
        => new()
        {
            Id = Guid.NewGuid(),
            Action = action,
            At = now,
            ActorId = actor.Id,
            ActorLabel = actor.Name,
            OrganizationId = details.OrganizationId,
            SubjectId = details.Subject?.Id,
            SubjectLabel = details.Subject?.Name ?? details.SubjectLabel,
            RoleBefore = details.RoleBefore,
            RoleAfter = details.RoleAfter,
            RequestId = requestId,
        };
}

/// <summary>What an audit entry tells beside who did what.</summary>
public sealed record AuditDetails
{
    public Guid? OrganizationId { get; init; }

    public User? Subject { get; init; }

    public string? SubjectLabel { get; init; }

    public OrgRole? RoleBefore { get; init; }

    public OrgRole? RoleAfter { get; init; }
}
