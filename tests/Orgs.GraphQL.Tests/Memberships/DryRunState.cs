using FsCheck;
using FsCheck.Fluent;

namespace Orgs.GraphQL.Tests.Memberships;

/// <summary>Somebody's place in an organization.</summary>
public sealed record Seat(OrgRole Role, MembershipState State);

/// <summary>What the founder is by now, where the others sit, who has invited, and who has made the link.</summary>
/// <param name="Founder">The founder's role now; it stays OWNER where nobody else could act.</param>
/// <param name="Seats">Those of the others; null for who is not in.</param>
/// <param name="Inviters">Who has sent an invitation, and whether its time is over.</param>
/// <param name="LinkMaker">Who has made the invite link; null for none.</param>
/// <param name="IsDeleted">Whether the organization is waiting for its end.</param>
public sealed record PlaceState(
    OrgRole Founder, IReadOnlyList<Seat?> Seats, IReadOnlyList<(int Person, bool IsOver)> Inviters, int? LinkMaker, bool IsDeleted)
{
    public override string ToString()
        => $"founder {Founder}, others {string.Join(", ", Seats.Select(seat => seat is null ? "none" : $"{seat.Role} {seat.State}"))}, invitations by "
            + $"{string.Join(", ", Inviters.Select(inviter => inviter.IsOver ? $"{inviter.Person} (over)" : $"{inviter.Person}"))}, link by {LinkMaker}{(IsDeleted ? ", deleted" : "")}";
}

/// <summary>Two organizations, who acts and on whom in the first, and the sessions of who acts.</summary>
public sealed record DryRunState(PlaceState First, PlaceState Second, int Actor, int Target, OrgRole? KeepRole, int Sessions)
{
    /// <summary>The founder and those who may have joined.</summary>
    public const int People = 5;

    private static readonly Gen<Seat?> _seats =
        from kind in Gen.Choose(0, 5)
        from suspended in Gen.Choose(0, 4)
        select kind == 0 ? null : new Seat((OrgRole)(kind % 3), suspended == 0 ? MembershipState.Suspended : MembershipState.Active);

    private static readonly Gen<(int Person, bool IsOver)> _inviters =
        from person in Gen.Choose(0, People - 1)
        from over in Gen.Choose(0, 3)
        select (person, over == 0);

    private static readonly Gen<OrgRole> _roles = Gen.Elements(Enum.GetValues<OrgRole>());

    public static Gen<DryRunState> Any { get; } =
        from first in Places(canBeDeleted: false)
        from second in Places(canBeDeleted: true)
        from actor in Gen.Choose(0, People - 1)
        from target in Gen.Choose(0, People - 1)
        from keep in Gen.Choose(0, 3)
        from sessions in Gen.Choose(1, 3)
        select new DryRunState(first, second, actor, target, keep == 3 ? null : (OrgRole)keep, sessions);

    /// <summary>As it is shown when something does not hold for it.</summary>
    public override string ToString()
        => $"actor {Actor}, target {Target}, keeps {KeepRole}, {Sessions} sessions; first: {First}; second: {Second}";

    private static Gen<PlaceState> Places(bool canBeDeleted)
        => from founder in _roles
           from seats in _seats.ListOf(People - 1)
           from count in Gen.Choose(0, 4)
           from inviters in _inviters.ListOf(count)
           from maker in Gen.Choose(-1, People - 1)
           from deleted in Gen.Choose(0, 3)
           select new PlaceState(founder, [.. seats], [.. inviters], maker < 0 ? null : maker, canBeDeleted && deleted == 0);
}
