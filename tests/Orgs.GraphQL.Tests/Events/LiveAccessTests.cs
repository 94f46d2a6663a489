using System.Net;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Events;

/// <summary>Who is connected, and for how long.</summary>
public sealed class LiveAccessTests : IAsyncLifetime
{
    private const string Me = "{ me { name } }";

    private readonly OrgsApplication _app = new();
    private string _address = "";
    private Team _team = null!;
    private Person _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _address = _app.StartOnPort();
        _owner = await _app.RegisterAsync("Olga Owner");
        _team = await _app.CreateOrganizationAsync(_owner);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "S2-13")]
    public async Task The_token_of_connection_init_says_who_is_there()
    {
        using var owner = await LiveSocket.ConnectAsync(_address, _owner.AccessToken);
        using var nobody = await LiveSocket.ConnectAsync(_address, token: null);

        await owner.SubscribeAsync("1", Me);
        await nobody.SubscribeAsync("1", Me);

        (await owner.ReceiveAsync()).ShouldBe("""{"type":"next","id":"1","payload":{"data":{"me":{"name":"Olga Owner"}}}}""");
        (await nobody.ReceiveAsync()).ShouldBe("""{"type":"next","id":"1","payload":{"data":{"me":null}}}""");
    }

    [Theory]
    [Trait("Behaviour", "S2-13")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_bad_token_is_no_way_in(string token)
    {
        using var socket = await LiveSocket.OpenAsync(_address);

        await socket.InitializeAsync(token);

        (await socket.ReceiveAsync()).ShouldStartWith("4403 ");
    }

    [Fact]
    [Trait("Abuse", "TR-06")]
    public async Task The_cookie_of_the_upgrade_says_who_is_there_and_only_our_own_pages_can_use_it()
    {
        var signedIn = await _app.AsNobody().MutateAsync("signIn", new { email = _owner.Email, password = OrgsApplication.Password, useCookie = true });
        var cookie = ("Cookie", signedIn.Answer.Cookies.Single().Split(';')[0]);

        using var own = await LiveSocket.OpenAsync(_address, headers: [cookie, ("Origin", _address)]);
        using var foreign = await LiveSocket.OpenAsync(_address, headers: [cookie, ("Origin", "https://evil.example")]);
        await own.InitializeAsync(token: null);
        await own.ReceiveAsync();
        await own.SubscribeAsync("1", Me);

        foreign.UpgradeStatus.ShouldBe(HttpStatusCode.Forbidden);
        (await own.ReceiveAsync()).ShouldContain("Olga Owner");
    }

    [Fact]
    [Trait("Abuse", "TR-07")]
    public async Task Nothing_is_told_before_the_connection_is_acknowledged()
    {
        using var socket = await LiveSocket.OpenAsync(_address);

        await socket.SubscribeAsync("1", Listening.Subscription("kind"), new { id = _team.Id });

        (await socket.ReceiveAsync()).ShouldBe("4401 Unauthorized");
    }

    [Fact]
    [Trait("Abuse", "TR-08")]
    public async Task The_older_protocol_is_refused()
    {
        using var socket = await LiveSocket.OpenAsync(_address, "graphql-ws");

        (await socket.ReceiveAsync()).ShouldBe("4406 Subprotocol not acceptable");
    }

    [Fact]
    [Trait("Abuse", "TR-10")]
    public async Task A_token_that_expires_takes_its_socket_along()
    {
        using var socket = await ListenAsync();
        using var stream = await StreamAsync();

        _app.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await using var watch = FairStopwatch.StartNew();

        await ShouldEndAsync(socket);
        (await stream.ReceiveAsync()).ShouldBe("complete");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    [Trait("Abuse", "TR-13")]
    [Trait("Abuse", "TR-16")]
    [Trait("Behaviour", "S2-13")]
    public async Task Signing_out_ends_what_is_open()
    {
        using var socket = await ListenAsync();
        using var stream = await StreamAsync();
        await using var watch = FairStopwatch.StartNew();

        await _app.As(_owner).SendAsync("mutation { signOut { signedOut } }");

        await ShouldEndAsync(socket);
        (await stream.ReceiveAsync()).ShouldBe("complete");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [Trait("Abuse", "AN-16")]
    [Trait("Abuse", "AN-27")]
    [Trait("Abuse", "TR-13")]
    [InlineData("sign out")]
    [InlineData("sign out everywhere")]
    [InlineData("reset password")]
    [InlineData("lock")]
    [InlineData("delete account")]
    public async Task The_end_of_a_session_ends_what_is_open_within_a_second_even_while_the_database_cannot_be_asked(string way)
    {
        var member = await _app.AddMemberAsync(_team, _owner, "Mia Member");
        using var socket = await (await LiveSocket.ConnectAsync(_address, member.AccessToken)).ListenToAsync(_app, _team);
        using var stream = await LiveStream.OpenAsync(_app.Client, member.AccessToken, Listening.Subscription("kind"), new { id = _team.Id });
        var end = await SessionEnd.PrepareAsync(_app, member, way);
        _app.Faults.Fail(int.MaxValue, OpenSessions.Purpose, () => new InvalidOperationException());

        await end(_app);
        await using var watch = FairStopwatch.StartNew();

        await ShouldEndAsync(socket);
        (await EndOfAsync(stream)).ShouldBe("complete");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    [Trait("Abuse", "TR-13")]
    public async Task Who_signs_out_over_a_socket_gets_the_answer_before_the_socket_is_closed()
    {
        using var socket = await LiveSocket.ConnectAsync(_address, _owner.AccessToken);

        await socket.SubscribeAsync("1", "mutation { signOut { signedOut } }");

        (await socket.ReceiveAsync()).ShouldBe("""{"type":"next","id":"1","payload":{"data":{"signOut":{"signedOut":true}}}}""");
        (await socket.ReceiveAsync()).ShouldBe("""{"type":"complete","id":"1"}""");
        (await socket.ReceiveAsync()).ShouldBe("4403 The session has ended.");
    }

    [Theory]
    [Trait("Abuse", "TR-13")]
    [InlineData("revoked")]
    [InlineData("expired")]
    public async Task A_session_that_is_ended_by_a_way_that_tells_nobody_ends_what_is_open_within_a_second(string way)
    {
        var member = await _app.AddMemberAsync(_team, _owner, "Mia Member");
        using var socket = await LiveSocket.ConnectAsync(_address, member.AccessToken);
        var now = _app.Clock.GetUtcNow();

        await using (var database = _app.OpenDatabase())
        {
            var sessions = database.Sessions.Where(session => session.User.Email == member.Email);
            await (way == "revoked"
                ? sessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.RevokedAt, now))
                : sessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.ExpiresAt, now)));
        }

        await using var watch = FairStopwatch.StartNew();
        await ShouldEndAsync(socket);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_session_whose_row_is_gone_ends_what_is_open_before_long()
    {
        var member = await _app.AddMemberAsync(_team, _owner, "Mia Member");
        using var socket = await LiveSocket.ConnectAsync(_address, member.AccessToken);

        await using (var database = _app.OpenDatabase())
        {
            await database.Sessions.Where(session => session.User.Email == member.Email).ExecuteDeleteAsync();
        }

        _app.Clock.Advance(OpenSessions.AllInterval);
        await ShouldEndAsync(socket);
    }

    [Fact]
    [Trait("Abuse", "TR-13")]
    public async Task Switching_a_user_off_by_a_way_that_tells_nobody_ends_what_is_open_within_a_second()
    {
        var member = await _app.AddMemberAsync(_team, _owner, "Mia Member");
        using var socket = await LiveSocket.ConnectAsync(_address, member.AccessToken);

        await using (var database = _app.OpenDatabase())
        {
            await database.Users.Where(user => user.Email == member.Email)
                .ExecuteUpdateAsync(row => row.SetProperty(user => user.DisabledAt, _app.Clock.GetUtcNow()));
        }

        await using var watch = FairStopwatch.StartNew();
        await ShouldEndAsync(socket);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    [Trait("Abuse", "TR-13")]
    public async Task Other_sessions_of_the_user_go_on()
    {
        var other = await _app.SignInAsync(_owner.Email);
        using var socket = await LiveSocket.ConnectAsync(_address, other);
        using var ending = await ListenAsync();

        await _app.As(_owner).SendAsync("mutation { signOut { signedOut } }");
        await ShouldEndAsync(ending);
        await socket.SubscribeAsync("1", Me);

        (await socket.ReceiveAsync()).ShouldContain("Olga Owner");
    }

    [Fact]
    public async Task Signing_in_over_a_socket_is_the_affair_of_that_operation_alone()
    {
        using var socket = await LiveSocket.ConnectAsync(_address, token: null);

        await socket.SubscribeAsync(
            "1",
            "mutation ($email: EmailAddress!, $password: String!) { signIn(input: { email: $email, password: $password, useCookie: false }) { accessToken user { emailConfirmed } } }",
            new { email = _owner.Email, password = OrgsApplication.Password });
        var signedIn = await socket.ReceiveAsync();
        await socket.ReceiveAsync();
        await socket.SubscribeAsync("2", Me);

        signedIn.ShouldContain("\"emailConfirmed\":true");
        (await socket.ReceiveAsync()).ShouldContain("\"me\":null");
    }

    [Fact]
    [Trait("Abuse", "TR-14")]
    public async Task A_user_has_twenty_sockets_whatever_the_token_and_another_user_has_others()
    {
        var other = await _app.RegisterAsync("Otto Other");
        var sockets = new List<LiveSocket>();
        for (var number = 0; number < 20; number++)
        {
            sockets.Add(await LiveSocket.ConnectAsync(_address, _owner.AccessToken));
        }

        using var oneTooMany = await LiveSocket.OpenAsync(_address);
        await oneTooMany.InitializeAsync(await _app.SignInAsync(_owner.Email));
        using var ofOther = await LiveSocket.ConnectAsync(_address, other.AccessToken);

        (await oneTooMany.ReceiveAsync()).ShouldBe("4429 Too many connections");
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    [Trait("Abuse", "GD-25")]
    [Trait("Abuse", "TR-16")]
    public async Task What_a_user_may_cost_is_one_budget_for_HTTP_sockets_and_streams()
    {
        const string document = """{ organization(slug: "none") { name } }""";
        await using var app = new OrgsApplication(("Orgs:Limits:CostPerUser", "35"));
        var address = app.StartOnPort();
        var ann = await app.RegisterAsync("Ann");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var socket = await LiveSocket.ConnectAsync(address, ann.AccessToken);

        await socket.SubscribeAsync("1", document);
        var overSocket = await socket.ReceiveAsync();
        await socket.ReceiveAsync();
        using var stream = await LiveStream.OpenAsync(app.Client, ann.AccessToken, document);
        var overStream = await stream.ReceiveAsync();
        var overHttp = await app.SendAsync(HttpOf.Post("""{"query":"{ organization(slug: \"none\") { name } }"}""").As(ann));
        await socket.SubscribeAsync("2", document);
        var pastIt = await socket.ReceiveAsync();
        using var streamPastIt = await LiveStream.OpenAsync(app.Client, ann.AccessToken, document);

        overSocket.ShouldBe("""{"type":"next","id":"1","payload":{"data":{"organization":null}}}""");
        overStream.ShouldBe("""{"data":{"organization":null}}""");
        overHttp.Text.ShouldBe("""{"data":{"organization":null}}""");
        pastIt.ShouldStartWith("""{"type":"error","id":"2",""");
        pastIt.ShouldContain("\"code\":\"RATE_LIMITED\",\"limit\":\"CostPerUser\",\"value\":10,\"allowed\":35,\"remaining\":5");
        (await streamPastIt.ReceiveAsync()).ShouldNotBeNull().ShouldContain("RATE_LIMITED");
    }

    [Theory]
    [Trait("Abuse", "GD-01")]
    [Trait("Abuse", "GD-05")]
    [Trait("Abuse", "GD-11")]
    [Trait("Abuse", "GD-24")]
    [MemberData(nameof(Excesses))]
    public async Task The_limits_over_a_socket_and_a_stream_are_those_over_HTTP(string document)
    {
        var overHttp = (await _app.As(_owner).SendAsync(document)).Get("errors").GetRawText();
        using var socket = await LiveSocket.ConnectAsync(_address, _owner.AccessToken);
        using var stream = await LiveStream.OpenAsync(_app.Client, _owner.AccessToken, document);

        await socket.SubscribeAsync("1", document);

        (await socket.ReceiveAsync()).ShouldBe($$"""{"type":"error","id":"1","payload":{{overHttp}}}""");
        (await stream.ReceiveAsync()).ShouldBe($$"""{"errors":{{overHttp}}}""");
    }

    public static TheoryData<string> Excesses =>
    [
        string.Concat(Enumerable.Repeat("{ me", 200)) + new string('}', 200),
        "{ " + string.Concat(Enumerable.Range(0, 2_000).Select(number => $"a{number}: __typename ")) + "}",
        "mutation { " + string.Concat(Enumerable.Range(0, 500).Select(number => $"a{number}: signOut {{ signedOut }} ")) + "}",
        "{ me { " + string.Concat(Enumerable.Repeat("organizations { nodes { members { nodes { user { ", 4)) + "name" + new string('}', 22),
    ];

    [Fact]
    [Trait("Abuse", "TR-16")]
    public async Task A_stream_is_for_members_alone()
    {
        var outsider = await _app.RegisterAsync("Otto Outsider");

        using var stream = await LiveStream.OpenAsync(_app.Client, outsider.AccessToken, Listening.Subscription("kind"), new { id = _team.Id });

        (await stream.ReceiveAsync()).ShouldNotBeNull().ShouldContain("AUTH_NOT_AUTHORIZED");
        (await stream.ReceiveAsync()).ShouldBe("complete");
    }

    [Fact]
    [Trait("Abuse", "TR-16")]
    [Trait("Abuse", "TR-11")]
    public async Task A_stream_of_who_is_removed_ends_with_that()
    {
        var member = await _app.AddMemberAsync(_team, _owner, "Mia Member");
        using var stream = await LiveStream.OpenAsync(
            _app.Client, member.AccessToken, Listening.Subscription("kind subject { ... on Membership { viewerIsMember } }"), new { id = _team.Id });

        (await _app.As(_owner).MutateAsync("removeMembership", new { membershipId = _team.Memberships[member] })).ShouldSucceed();

        (await stream.ReceiveAsync()).ShouldNotBeNull().ShouldContain("\"kind\":\"REMOVED\",\"subject\":{\"viewerIsMember\":true}");
        (await stream.ReceiveAsync()).ShouldBe("complete");
    }

    private async Task<LiveSocket> ListenAsync()
        => await (await LiveSocket.ConnectAsync(_address, _owner.AccessToken)).ListenToAsync(_app, _team);

    private Task<LiveStream> StreamAsync()
        => LiveStream.OpenAsync(_app.Client, _owner.AccessToken, Listening.Subscription("kind"), new { id = _team.Id });

    /// <summary>Deleting the account is told to the organization, and may be the last thing that is heard of it.</summary>
    private static async Task<string?> EndOfAsync(LiveStream stream)
    {
        var message = await stream.ReceiveAsync();
        return message is not "complete" and not null ? await stream.ReceiveAsync() : message;
    }

    /// <summary>What was listened to may end before the socket does.</summary>
    private static async Task ShouldEndAsync(LiveSocket socket)
    {
        string message;
        do
        {
            message = await socket.ReceiveNewsAsync();
        }
        while (message.StartsWith('{'));

        message.ShouldBe("4403 The session has ended.");
    }
}
