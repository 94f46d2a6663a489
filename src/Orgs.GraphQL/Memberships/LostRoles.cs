using System.Collections.Concurrent;
using System.Diagnostics;

namespace Orgs.GraphQL.Memberships;

/// <summary>
/// Who lost a role a moment ago. Of two owners who demote each other, the one who comes second asked as an owner and is answered as one,
/// also when its request was read after the other's commit. This decides how a refusal is worded, never what is allowed; it is known in this
/// process only, and for a minute.
/// </summary>
public sealed class LostRoles
{
    private static readonly long _kept = 60 * Stopwatch.Frequency;

    private readonly ConcurrentDictionary<(Guid OrganizationId, Guid UserId), Loss> _newest = new();

    /// <summary>A change that is being made takes a role from a member.</summary>
    public void Note(OrganizationChange change, Membership membership, OrgRole before)
    {
        foreach (var (key, old) in _newest)
        {
            if (old.IsOver)
            {
                _newest.TryRemove(new KeyValuePair<(Guid, Guid), Loss>(key, old));
            }
        }

        var loss = new Loss(before);
        _newest[(membership.OrganizationId, membership.UserId)] = loss;
        change.AfterCommit(loss.Commit);
    }

    /// <summary>The role that a user had when asking, if it was lost since.</summary>
    public OrgRole? RoleWhenAsked(Guid organizationId, Viewer viewer)
        => viewer.UserId is { } userId && _newest.TryGetValue((organizationId, userId), out var loss) && !loss.IsOver && loss.CommittedAt > viewer.AskedAt
            ? loss.Role
            : null;

    private sealed class Loss(OrgRole role)
    {
        private readonly long _madeAt = Stopwatch.GetTimestamp();
        private long _committedAt = long.MaxValue;

        public OrgRole Role => role;

        /// <summary>Until it is known, later than anybody can have asked.</summary>
        public long CommittedAt => Volatile.Read(ref _committedAt);

        public bool IsOver => Stopwatch.GetTimestamp() - _madeAt > _kept;

        public void Commit() => Volatile.Write(ref _committedAt, Stopwatch.GetTimestamp());
    }
}
