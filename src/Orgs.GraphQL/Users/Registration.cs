using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

/// <summary>Signing up: a user and a personal account, and with a mailed invitation a membership, all or nothing.</summary>
public sealed class Registration(
    Writes writes,
    UserManagers managers,
    IDatabaseProvider provider,
    InvitationAcceptance invitations,
    ConfirmationMail confirmation,
    AccountMails mails,
    Sessions sessions,
    SessionEndings endings,
    Passwords passwords,
    AccountOptions options,
    ILookupNormalizer normalizer,
    RateLimiter limiter,
    LimitOptions limits)
{
    /// <summary>
    /// The new user is signed in with the cookie, and has to confirm the address unless an invitation proved it. Where it is not told
    /// which addresses have an account, nobody is signed in before the address is proven, and a taken one gets the same answer.
    /// </summary>
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
            passwords.Check(input.Password, "password", [name, accountName, .. EmailAddress.Parts(input.Email)]),
            DisplayName.Check(name, "name"),
            input.AccountName is null && !options.RequireAccountName ? null : DisplayName.Check(input.AccountName is null ? "" : accountName, "accountName"),
        }.OfType<FieldError>().ToList();

        if (mistakes.Count > 0)
        {
            return new ValidationError(mistakes);
        }

        var email = normalizer.NormalizeEmail(input.Email);
        if (await passwords.HashAsync(User.Register(name, input.Email, email, DateTimeOffset.MinValue), input.Password, cancellationToken) is not { } hash)
        {
            return Passwords.TooManyWaiting();
        }

        var registered = await CreateAsync(input, email, name, accountName, hash, origin, viewer.SessionId, cancellationToken);
        if (registered is { Succeeded: true, Value.SignedIn: { } signedIn })
        {
            await sessions.UseAsync(viewer, signedIn, useCookie: true);
        }

        return options.HideExistingAddresses && ReferenceEquals(registered.Error, _taken)
            ? await TellOwnerAsync(email, cancellationToken)
            : registered;
    }

    private async Task<Outcome<Registered>> CreateAsync(
        NewUser input,
        string email,
        string name,
        string accountName,
        string passwordHash,
        RequestOrigin origin,
        Guid? replacedSession,
        CancellationToken cancellationToken)
    {
        try
        {
            var created = await writes.ExecuteAsync(CreateAsync, cancellationToken);
            return ReferenceEquals(created.Error, UniqueNames.Taken) ? UniqueNames.TakenIn("accountName") : created;
        }
        catch (DbUpdateException exception) when (provider.IsDuplicate(exception, "users", "normalized_email"))
        {
            return _taken;
        }

        async Task<Outcome<Registered>> CreateAsync(Change change)
        {
            if (input.InvitationToken is not null)
            {
                await MakeWayAsync(change, email);
            }

            var user = User.Register(name, input.Email, email, change.Now);
            user.PasswordHash = passwordHash;
            var created = await managers.In(change).CreateAsync(user);
            if (!created.Succeeded)
            {
                return await RefuseAsync(change, user, input.InvitationToken, created.Errors.First());
            }

            var account = PersonalAccount.For(user, accountName);
            change.Database.Add(account);
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
                await confirmation.SendAsync(change, user);
                if (options.HideExistingAddresses)
                {
                    return new Registered(SignedIn: null, Membership: null);
                }
            }

            // Who was invited begins where the invitation led.
            var session = await sessions.StartAsync(change, user.Id, origin, replacedSession);
            session.View(membership?.OrganizationId);
            return new Registered(new SignedIn(user, account, session, Tokens: null), membership);
        }
    }

    /// <summary>
    /// Somebody may have signed up with another's address and be waiting with a session. Nothing hangs on an account whose address was
    /// never proven, so it goes when the owner comes with an invitation from the mailbox. If the invitation is no good, nothing of this
    /// is kept.
    /// </summary>
    private async Task MakeWayAsync(Change change, string email)
    {
        var unproven = await change.Database.Users.AsNoTracking().SingleOrDefaultAsync(
            user => user.NormalizedEmail == email
                && !user.EmailConfirmed
                && !change.Database.Memberships.Any(membership => membership.UserId == user.Id),
            change.CancellationToken);
        if (unproven is not null)
        {
            await endings.EndAsync(change, change.Database.Sessions.Where(session => session.UserId == unproven.Id));
            change.Audit(AuditAction.AccountDeleted, unproven, new AuditDetails { Subject = unproven });
            await change.Database.Users.Where(user => user.Id == unproven.Id).ExecuteDeleteAsync(change.CancellationToken);
        }
    }

    /// <summary>With an invitation, a taken address is refused for what a free one would be, so that no token tells them apart.</summary>
    private async Task<DomainError> RefuseAsync(Change change, User user, string? invitationToken, IdentityError error)
    {
        if (error.Code is not (nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            return ValidationError.Of("email", error.Code, error.Description);
        }

        var accepted = invitationToken is { } token && options.HideExistingAddresses
            ? await invitations.AcceptDuringRegistrationAsync(change, user, token)
            : null;
        return accepted?.Error ?? _taken;
    }

    private async Task<Outcome<Registered>> TellOwnerAsync(string email, CancellationToken cancellationToken)
        => await writes.ExecuteAsync<Registered>(
            async change =>
            {
                var owner = await change.Database.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == email, change.CancellationToken);
                if (owner is not null && limiter.Take(limits.AccountMailPerAddress, email) is null)
                {
                    change.SendAfterCommit(mails.AddressTaken(owner));
                }

                return new Registered(SignedIn: null, Membership: null);
            },
            cancellationToken);

    private static readonly ValidationError _taken = ValidationError.Of("email", "unique", "There is an account with this e-mail address already.");
}

/// <summary>What somebody fills in to sign up.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Password">Used exactly as it is.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="AccountName">The personal account's name; the user's when left out.</param>
/// <param name="InvitationToken">From an invitation, to join at the same time.</param>
public sealed record NewUser(string Email, string Password, string Name, string? AccountName = null, string? InvitationToken = null);

/// <summary>What signing up gave.</summary>
/// <param name="SignedIn">The user, signed in; null when nothing is told before the address is proven.</param>
/// <param name="Membership">Where the invitation led.</param>
public sealed record Registered(SignedIn? SignedIn, Membership? Membership);
