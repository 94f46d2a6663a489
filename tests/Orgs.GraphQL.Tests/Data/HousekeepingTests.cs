namespace Orgs.GraphQL.Tests.Data;

public sealed class HousekeepingTests : IAsyncLifetime
{
    private static readonly TimeSpan _moment = TimeSpan.FromSeconds(1);

    private readonly OrgsApplication _app = new();
    private Person _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _ann = await _app.RegisterAsync("Ann");

        // Signing up signs in as well.
        await using var database = _app.OpenDatabase();
        await database.Sessions.ExecuteDeleteAsync();
        _ann = _ann with { AccessToken = await _app.SignInAsync(_ann.Email) };
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_session_that_was_ended_is_deleted_when_no_token_of_it_can_come_any_more()
    {
        await _app.SignInAsync(_ann.Email);
        await _app.As(_ann).SendAsync("mutation { signOut { signedOut } }");

        var soon = await CountSessionsAfterAsync(Session.AccessLifetime - _moment);
        var later = await CountSessionsAfterAsync(_moment);

        soon.ShouldBe(2);
        later.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_ran_out_is_deleted_an_hour_later_and_not_when_its_user_signs_in_again()
    {
        _app.Clock.Advance(Session.IdleLifetime);
        var again = await _app.SignInAsync(_ann.Email);

        var soon = await CountSessionsAfterAsync(Session.AccessLifetime - _moment);
        (await _app.As(again).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Ann");
        var later = await CountSessionsAfterAsync(_moment);

        soon.ShouldBe(2);
        later.ShouldBe(1);
    }

    private async Task<int> CountSessionsAfterAsync(TimeSpan time)
    {
        _app.Clock.Advance(time);
        await _app.Get<Housekeeping>().CleanAsync(CancellationToken.None);
        await using var database = _app.OpenDatabase();
        return await database.Sessions.CountAsync();
    }
}
