namespace Orgs.GraphQL.Tests.Model;

/// <summary>Who the twelve people are at the moment, and how they are signed in.</summary>
public sealed partial class Server
{
    private static readonly TimeSpan _tokenLifetime = TimeSpan.FromMinutes(50);

    private readonly Person[] _people = new Person[Actors];
    private readonly Dictionary<int, (string Token, DateTimeOffset Since)> _tokens = [];
    private int _registered;

    public async Task SignUpAsync()
    {
        for (var actor = 0; actor < Actors; actor++)
        {
            await SignUpAsync(actor);
        }
    }

    /// <summary>Signs in who is going to act, so that nothing else happens when it counts.</summary>
    public async Task PrepareAsync(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            await TokenOfAsync(step.Actor);
        }
    }

    private async Task SignUpAsync(int actor)
    {
        var email = $"actor.{actor}.{_registered++}@{(Step.IsInDomain(actor) ? Step.Domain : "elsewhere.test")}";
        _people[actor] = await app.RegisterAsync(Step.Name(actor), email);
        _tokens[actor] = (_people[actor].AccessToken, app.Clock.GetUtcNow());
    }

    private async Task<string> TokenOfAsync(int actor)
    {
        var now = app.Clock.GetUtcNow();
        if (!_tokens.TryGetValue(actor, out var token) || now - token.Since > _tokenLifetime)
        {
            _tokens[actor] = token = (await app.SignInAsync(_people[actor].Email), now);
        }

        return token.Token;
    }

    /// <summary>Then the person comes back, as somebody else.</summary>
    private async Task<string?> DeleteAccountAsync(Asker actor, Step step, bool dryRun)
    {
        var deleted = await actor.MutateAsync(
            "deleteMyAccount", new { password = OrgsApplication.Password, confirmEmail = _people[step.Actor].Email, dryRun });
        if (deleted.Error is null && !dryRun)
        {
            await SignUpAsync(step.Actor);
        }

        return deleted.Error;
    }

    /// <summary>What has an end of the session in it ends it at once.</summary>
    private async Task<string?> TendAccountAsync(Asker actor, Step step)
    {
        var error = step.Chore switch
        {
            Chore.UpdateMe => (await actor.MutateAsync("updateMe", new { name = $"{Step.Name(step.Actor)}, {step.Other}" })).Error,
            Chore.ChangePassword => (await actor.MutateAsync(
                "changePassword", new { currentPassword = OrgsApplication.Password, newPassword = OrgsApplication.Password })).Error,
            Chore.RefreshSession => await RefreshAsync(step.Actor),
            Chore.RevokeSession => await RevokeSessionAsync(actor),
            Chore.SignOut => (await actor.SendAsync("mutation { signOut { __typename } }")).ErrorCodes.SingleOrDefault(),
            Chore.SignOutEverywhere => (await actor.SendAsync("mutation { signOutEverywhere { __typename } }")).ErrorCodes.SingleOrDefault(),
            _ => throw new InvalidOperationException($"Nobody knows how to {step.Chore}."),
        };
        var isOut = step.Chore is Chore.RevokeSession or Chore.SignOut or Chore.SignOutEverywhere;
        (await actor.SendAsync("{ me { id } }")).Text.Contains(_people[step.Actor].Id, StringComparison.Ordinal).ShouldBe(!isOut);
        if (isOut)
        {
            _tokens.Remove(step.Actor);
        }

        return error;
    }

    private async Task<string?> RefreshAsync(int actor)
    {
        var signedIn = await app.AsNobody().MutateAsync(
            "signIn", new { email = _people[actor].Email, password = OrgsApplication.Password, useCookie = false }, "refreshToken");
        var refreshed = await app.AsNobody().MutateAsync("refreshSession", new { refreshToken = signedIn.GetText("refreshToken") }, "accessToken");
        _tokens[actor] = (refreshed.GetText("accessToken")!, app.Clock.GetUtcNow());
        return refreshed.Error;
    }

    private static async Task<string?> RevokeSessionAsync(Asker actor)
    {
        var sessions = (await actor.SendAsync("{ me { sessions { id current } } }")).Get("data.me.sessions");
        var sessionId = sessions.EnumerateArray().Single(session => session.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        return (await actor.MutateAsync("revokeSession", new { sessionId })).Error;
    }
}
