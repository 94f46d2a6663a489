namespace Orgs.GraphQL.Tests.Model;

public enum What
{
    Create,
    Invite,
    Accept,
    AcceptById,
    Decline,
    ChangeRole,
    Promote,
    Demote,
    Remove,
    Leave,
    Suspend,
    Unsuspend,
    Transfer,
    Delete,
    Restore,
    Wait,
}

/// <summary>
/// One thing that somebody does. The numbers choose among what there is when its turn comes, so that a sequence stays one when steps
/// are left out.
/// </summary>
public sealed record Step(What What, int Actor, int Place, int Other, OrgRole Role)
{
    public override string ToString()
        => What switch
        {
            What.Create => $"{Name(Actor)} creates an organization",
            What.Invite => $"{Name(Actor)} invites {Name(Other)} to organization {Place} as {Role}",
            What.Accept or What.AcceptById or What.Decline => $"{Name(Actor)} (or who is invited): {What} of invitation {Other} to organization {Place}",
            What.ChangeRole => $"{Name(Actor)} makes {Name(Other)} {Role} in organization {Place}",
            What.Demote => $"{Name(Actor)} demotes {Name(Other)} to {Role} in organization {Place}",
            What.Wait => $"{Other} hours pass",
            What.Leave or What.Delete or What.Restore => $"{Name(Actor)}: {What} of organization {Place}",
            What.Transfer => $"{Name(Actor)} hands organization {Place} over to {Name(Other)} and stays {Role}",
            _ => $"{Name(Actor)}: {What} of {Name(Other)} in organization {Place}",
        };

    public static string Name(int actor) => $"Actor {actor:00}";
}
