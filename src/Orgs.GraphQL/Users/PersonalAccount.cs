namespace Orgs.GraphQL.Users;

/// <summary>The account that comes with every user, goes with the user, and nobody else can see.</summary>
public sealed class PersonalAccount : Account
{
    private PersonalAccount()
        : base(personal: true)
    {
    }

    /// <summary>The user whose account this is.</summary>
    public Guid UserId { get; private init; }

    public static PersonalAccount For(User user, string name)
        => new() { Id = Guid.NewGuid(), UserId = user.Id, CreatedById = user.Id, Name = name, CreatedAt = user.CreatedAt };
}
