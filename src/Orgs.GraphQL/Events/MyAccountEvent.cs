using System.Globalization;

namespace Orgs.GraphQL.Events;

/// <summary>Something that happened to the viewer's own accounts: a membership, an invitation, or one of the organizations.</summary>
public sealed class MyAccountEvent(SeenByUser seen)
{
    /// <summary>What became of the membership or invitation; of the organization, when there is neither.</summary>
    public ChangeKind Kind => seen.Note.Kind;

    /// <summary>The number of what happened within the organization.</summary>
    public string Sequence => seen.Note.Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The organization it happened in.</summary>
    [ID<Organization>]
    public Guid OrganizationId => seen.Note.OrganizationId;

    /// <summary>The viewer's membership it happened to; as it was last, when it is no more.</summary>
    public Membership? Membership => seen.Membership;

    /// <summary>The invitation it happened to.</summary>
    public Invitation? Invitation => seen.Invitation;
}

/// <summary>What a user sees of a note on the own accounts.</summary>
/// <param name="Note">The note.</param>
/// <param name="Viewer">Who sees it, as the database has it now.</param>
/// <param name="Membership">The own membership.</param>
/// <param name="Invitation">The invitation.</param>
public sealed record SeenByUser(ChangeNote Note, Viewer Viewer, Membership? Membership, Invitation? Invitation) : ISeen
{
    public bool IsLast => false;
}
