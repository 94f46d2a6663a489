using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

/// <summary>Signing up: a user and a personal account, and with a mailed invitation a membership, all or nothing.</summary>
public sealed class Registration(
    Writes writes,
    UserManagers managers,
    IDatabaseProvider provider,
    InvitationAcceptance invitations,
    ConfirmationMail confirmation,
    Sessions sessions,
    Passwords passwords,
    ILookupNormalizer normalizer,
    RateLimiter limiter,
    LimitOptions limits)
{
    /// <summary>The new user is signed in with the cookie, and has to confirm the address unless an invitation proved it.</summary>
    public async Task<Outcome<Registered>> RegisterAsync(
        Viewer viewer, RequestOrigin origin, NewUser input, CancellationToken cancellationToken)
    {
        if (limiter.Take(limits.RegistrationPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        var name = DisplayName.Clean(input.Name);
        var accountName = input.AccountName is null ? name : DisplayName.Clean(input.AccountName);
        var mistakes = new[]
        {
            EmailAddress.Check(input.Email, "email"),
            passwords.Check(input.Password, "password"),
            DisplayName.Check(name, "name"),
            input.AccountName is null ? null : DisplayName.Check(accountName, "accountName"),
        }.OfType<FieldError>().ToList();

        if (mistakes.Count > 0)
        {
            return new ValidationError(mistakes);
        }

        var user = User.Register(name, input.Email, normalizer.NormalizeEmail(input.Email), DateTimeOffset.MinValue);
        if (await passwords.HashAsync(user, input.Password, cancellationToken) is not { } hash)
        {
            return new RateLimitedError(RetryAfterSeconds: 2);
        }

        try
        {
            var registered = await writes.ExecuteAsync(
                change => CreateAsync(change, input, name, accountName, hash, origin), cancellationToken);
            if (registered.Succeeded)
            {
                await sessions.UseAsync(viewer, registered.Value.SignedIn, useCookie: true);
            }

            return registered;
        }
        catch (DbUpdateException exception) when (provider.IsDuplicate(exception, "users", "normalized_email"))
        {
            return Taken();
        }
    }

    private async Task<Outcome<Registered>> CreateAsync(
        Change change, NewUser input, string name, string accountName, string passwordHash, RequestOrigin origin)
    {
        var user = User.Register(name, input.Email, normalizer.NormalizeEmail(input.Email), change.Now);
        user.PasswordHash = passwordHash;
        var created = await managers.In(change).CreateAsync(user);
        if (!created.Succeeded)
        {
            return Refusal(created.Errors);
        }

        var account = PersonalAccount.For(user, accountName);
        var session = Session.Start(user.Id, origin.UserAgent, change.Now);
        change.Database.AddRange(account, session);
        change.Audit(AuditAction.AccountRegistered, user, new AuditDetails { Subject = user });

        Membership? membership = null;
        if (input.InvitationToken is { } token)
        {
            var accepted = await invitations.AcceptDuringRegistrationAsync(change, user, token);
            if (!accepted.Succeeded)
            {
                return accepted.Error;
            }

            membership = accepted.Value.Membership;
        }

        if (!user.EmailConfirmed)
        {
            confirmation.Send(change, user);
        }

        return new Registered(new SignedIn(user, account, session, Tokens: null), membership);
    }

    private static ValidationError Refusal(IEnumerable<IdentityError> errors)
    {
        var error = errors.First();
        return error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)
            ? Taken()
            : ValidationError.Of("email", error.Code, error.Description);
    }

    private static ValidationError Taken() => ValidationError.Of("email", "unique", "There is an account with this e-mail address already.");
}

/// <summary>What somebody fills in to sign up.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Password">Used exactly as it is.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="AccountName">The personal account's name; the user's when left out.</param>
/// <param name="InvitationToken">From an invitation, to join at the same time.</param>
public sealed record NewUser(string Email, string Password, string Name, string? AccountName = null, string? InvitationToken = null);

/// <summary>What signing up gave.</summary>
/// <param name="SignedIn">The user, signed in.</param>
/// <param name="Membership">Where the invitation led.</param>
public sealed record Registered(SignedIn SignedIn, Membership? Membership);
