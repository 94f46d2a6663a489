using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

/// <summary>A person with an e-mail address and a password.</summary>
public sealed class User : IdentityUser<Guid>
{
    private User()
    {
    }

    /// <summary>The name that others see.</summary>
    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Since when the user is switched off; null while the user can sign in and act.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>The e-mail address is the name to sign in with; Identity asks for one.</summary>
    public override string? UserName
    {
        get => Email;
        set => Email = value;
    }

    public override string? NormalizedUserName
    {
        get => NormalizedEmail;
        set => NormalizedEmail = value;
    }

    public static User Register(string name, string email, string normalizedEmail, DateTimeOffset now)
        => new()
        {
            Id = Guid.NewGuid(),
            Name = name,
            Email = email,
            NormalizedEmail = normalizedEmail,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };

    /// <summary>What a list knows of a user: what others see, nothing to sign in with. It cannot be saved.</summary>
    internal static User Listed(Guid id, string name, string? email, bool emailConfirmed)
    {
        // Identity's constructor makes a random stamp, which takes longer than reading the row.
        var user = (User)RuntimeHelpers.GetUninitializedObject(typeof(User));
        user.Id = id;
        user.Name = name;
        user.Email = email;
        user.EmailConfirmed = emailConfirmed;
        return user;
    }

    public void ConfirmEmail() => EmailConfirmed = true;

    public void Rename(string name) => Name = name;

    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    /// <summary>Switches the user off: no sign-in, and no owner who counts.</summary>
    public void Lock(DateTimeOffset now) => DisabledAt ??= now;

    public void Unlock() => DisabledAt = null;
}
