namespace Orgs.GraphQL.Tests.Model;

public enum What
{
    Create,
    Rename,
    ChangeSlug,
    ChangeInvitePolicy,
    Delete,
    Restore,
    SetCurrentOrganization,
    Invite,
    InviteMembers,
    ResendInvitation,
    ChangeInvitationRole,
    RevokeInvitation,
    Accept,
    AcceptById,
    AcceptByFirstToken,
    Decline,
    DeclineById,
    CreateInviteLink,
    RevokeInviteLink,
    JoinByInviteLink,
    ChangeRole,
    Promote,
    Demote,
    Remove,
    Leave,
    Suspend,
    Unsuspend,
    Transfer,
    TransferAndLeave,
    TendAccount,
    DeleteMyAccount,
    Wait,
}

/// <summary>What people do with their accounts and sessions.</summary>
public enum Chore
{
    UpdateMe,
    ChangePassword,
    RefreshSession,
    RevokeSession,
    SignOut,
    SignOutEverywhere,
}

public enum Manner
{
    Plain,

    /// <summary>Tries it first, where the mutation can be tried.</summary>
    AfterDryRun,

    /// <summary>Expects a version that there is not, where the mutation can expect one.</summary>
    WithStaleVersion,
}

/// <summary>
/// One thing that somebody does. The numbers choose among what there is when its turn comes, so that a sequence stays one when steps
/// are left out.
/// </summary>
public sealed record Step(What What, int Actor, int Place, int Other, OrgRole Role, Manner Manner = Manner.Plain)
{
    /// <summary>Where the addresses are that a link with a domain is for.</summary>
    public const string Domain = "orgs.test";

    /// <summary>Sometimes days, so that what is kept for weeks comes to its end as well.</summary>
    public TimeSpan Time => Other % 5 == 0 ? TimeSpan.FromDays(Other) : TimeSpan.FromHours(Other);

    /// <summary>Few, so that organizations want the same.</summary>
    public int Slug => Other % 4;

    public Chore Chore => (Chore)(Other % 6);

    /// <summary>Whom one request invites: the first and the last as what is asked for, who is between them as a member.</summary>
    public (int Actor, OrgRole Role)[] Invitees
        => [(Other, Role), ((Other + 1) % Server.Actors, OrgRole.Member), ((Other + 5) % Server.Actors, Role)];

    /// <summary>What a new link allows.</summary>
    public (int Days, int? MaxUses, bool HasDomain) Terms => (1 + (Other % 9), Role == OrgRole.Admin ? 1 : null, Role == OrgRole.Owner);

    public override string ToString()
    {
        var text = What switch
        {
            What.Create => $"{Name(Actor)} creates an organization",
            What.Rename => $"{Name(Actor)} renames organization {Place} to {Other}",
            What.ChangeSlug => $"{Name(Actor)} gives organization {Place} slug {Slug}",
            What.ChangeInvitePolicy => $"{Name(Actor)} lets {Role}s and above invite to organization {Place}",
            What.Invite => $"{Name(Actor)} invites {Name(Other)} to organization {Place} as {Role}",
            What.InviteMembers => $"{Name(Actor)} invites {string.Join(", ", Invitees.Select(one => $"{Name(one.Actor)} as {one.Role}"))} to organization {Place}",
            What.ChangeInvitationRole => $"{Name(Actor)} makes it {Role} in invitation {Other} to organization {Place}",
            What.ResendInvitation or What.RevokeInvitation or What.Accept or What.AcceptById or What.AcceptByFirstToken or What.Decline or What.DeclineById
                => $"{Name(Actor)}: {What} of invitation {Other} to organization {Place}",
            What.CreateInviteLink => $"{Name(Actor)} makes a link to organization {Place}: {Terms}",
            What.RevokeInviteLink or What.JoinByInviteLink => $"{Name(Actor)}: {What} of link {Other} to organization {Place}",
            What.ChangeRole => $"{Name(Actor)} makes {Name(Other)} {Role} in organization {Place}",
            What.Demote => $"{Name(Actor)} demotes {Name(Other)} to {Role} in organization {Place}",
            What.Leave or What.Delete or What.Restore or What.SetCurrentOrganization => $"{Name(Actor)}: {What} of organization {Place}",
            What.Transfer => $"{Name(Actor)} hands organization {Place} over to {Name(Other)} and stays {Role}",
            What.TendAccount => $"{Name(Actor)}: {Chore}",
            What.DeleteMyAccount => $"{Name(Actor)}: {What}",
            What.Wait => $"{Time} pass",
            _ => $"{Name(Actor)}: {What} of {Name(Other)} in organization {Place}",
        };

        return Manner == Manner.Plain ? text : $"{text} {Manner}";
    }

    public static string Name(int actor) => actor == World.Nobody ? "nobody" : $"Actor {actor:00}";

    /// <summary>Every third has an address somewhere else.</summary>
    public static bool IsInDomain(int actor) => actor % 3 != 0;
}
