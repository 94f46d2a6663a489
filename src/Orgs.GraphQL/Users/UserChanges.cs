namespace Orgs.GraphQL.Users;

/// <summary>What users change about themselves, and which account they look at.</summary>
public sealed class UserChanges(UserWrites users)
{
    /// <summary>What is left out stays.</summary>
    public async Task<Outcome<User>> UpdateAsync(Viewer viewer, string? name, CancellationToken cancellationToken)
    {
        var cleaned = DisplayName.Clean(name);
        if (name is not null && DisplayName.Check(cleaned, "name") is { } mistake)
        {
            return new ValidationError([mistake]);
        }

        var updated = await users.ByViewerAsync<User>(
            viewer,
            (_, user) =>
            {
                user.Rename(name is null ? user.Name : cleaned);
                return Task.FromResult<Outcome<User>>(user);
            },
            cancellationToken);

        if (updated.Succeeded)
        {
            viewer.Changed(updated.Value);
        }

        return updated;
    }

    /// <summary>Views an organization in this session and no other, or the personal account again. It gives no right.</summary>
    public async Task<Outcome<Account>> ViewAsync(Viewer viewer, Guid? organizationId, CancellationToken cancellationToken)
    {
        var sessionId = viewer.SessionId;
        Session? session = null;
        var viewed = await users.ByViewerAsync<Account>(
            viewer,
            async (change, user) =>
            {
                Account? account = organizationId is null
                    ? await change.Database.PersonalAccounts.SingleAsync(account => account.UserId == user.Id, change.CancellationToken)
                    : await change.Database.Memberships
                        .Where(membership => membership.OrganizationId == organizationId
                            && membership.UserId == user.Id
                            && membership.State == MembershipState.Active)
                        .Select(membership => membership.Organization)
                        .SingleOrDefaultAsync(change.CancellationToken);
                if (account is null)
                {
                    return new NotFoundError();
                }

                session = await change.Database.Sessions.SingleAsync(session => session.Id == sessionId, change.CancellationToken);
                session.View(organizationId);
                return account;
            },
            cancellationToken);

        if (viewed.Succeeded && session is not null)
        {
            viewer.Changed(session);
        }

        return viewed;
    }
}
