namespace Orgs.GraphQL.Shared;

/// <summary>
/// What resources hang on: the personal account of one user, or an organization with members. Both look the same from
/// there.
/// </summary>
public abstract class Account
{
    protected Account(bool personal) => Personal = personal;

    public Guid Id { get; protected init; }

    /// <summary>The name that people see.</summary>
    public string Name { get; protected set; } = "";

    /// <summary>True for the account that comes with a user and belongs to that user alone.</summary>
    public bool Personal { get; private set; }

    public DateTimeOffset CreatedAt { get; protected init; }

    /// <summary>The user who made the account; null once that user is deleted.</summary>
    public Guid? CreatedById { get; protected init; }

    /// <summary>Since when the account is hidden from everybody; null for all that can be used.</summary>
    public DateTimeOffset? DeletedAt { get; protected set; }
}
