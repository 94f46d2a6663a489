namespace Orgs.GraphQL.Tests.Events;

/// <summary>The ways in which a person's sessions end, each with everything done that comes before.</summary>
internal static class SessionEnd
{
    public static async Task<Func<OrgsApplication, Task>> PrepareAsync(OrgsApplication app, Person person, string way)
    {
        switch (way)
        {
            case "sign out":
                return async by => (await by.As(person).SendAsync("mutation { signOut { signedOut } }")).ErrorCodes.ShouldBeEmpty();
            case "sign out everywhere":
                return async by => (await by.As(person).SendAsync("mutation { signOutEverywhere { endedSessions } }")).ErrorCodes.ShouldBeEmpty();
            case "reset password":
                var token = await app.RequestPasswordResetAsync(person.Email);
                return async by => (await by.AsNobody().MutateAsync("resetPassword", new { token, newPassword = "another password" })).ShouldSucceed();
            case "lock":
                return async by => (await by.Get<UserLocks>().LockAsync(person.Email, CancellationToken.None)).Error.ShouldBeNull();
            default:
                return async by => (await by.As(person).MutateAsync(
                    "deleteMyAccount", new { password = OrgsApplication.Password, confirmEmail = person.Email })).ShouldSucceed();
        }
    }
}
