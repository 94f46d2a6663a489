using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Tests.Hosting;

/// <summary>What comes over a socket, against the real Kestrel.</summary>
[NoDatabase]
public sealed class ConnectionAbuseTests
{
    private const string Post = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private const int Pipelined = 3_000;

    private static readonly TimeSpan _limit = Patience.Limit;

    [Theory]
    [Trait("Abuse", "TR-18")]
    [InlineData("Content-Length: 27\r\nTransfer-Encoding: chunked\r\n\r\n1b\r\n{\"query\":\"{ __typename }\"}\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Content-Length: 26\r\nContent-Length: 27\r\n\r\n{\"query\":\"{ __typename }\"}\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"query\":\"{ __typename }\"}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1a\r\n{\"query\":\"{ __typename }\"}--\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n\r\n1a\r\n{\"query\":\"{ __typename }\"}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n1a\r\n{\"query\":\"{ __typename }\"}\r\n0\r\n\r\n")]
    public async Task A_request_whose_length_can_be_read_in_two_ways_is_a_400_and_the_connection_ends(string rest)
    {
        await using var app = new OrgsApplication();
        using var connection = await RawConnection.OpenAsync(app.StartOnPort());

        await connection.SendAsync(Post + rest);
        var (text, after) = await connection.ReadToEndAsync(_limit);

        text.ShouldStartWith("HTTP/1.1 400 ");
        text.ShouldNotContain("\"data\"");
        text.Split("HTTP/1.1 ").Length.ShouldBe(2, "one answer, and none to what was hidden behind");
        after.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    [Trait("Abuse", "GD-32")]
    public async Task Slow_headers_a_slow_body_and_a_slow_reader_are_let_go_and_nobody_else_notices()
    {
        await using var app = new OrgsApplication();
        var address = app.StartOnPort();
        LetNobodyReadSlowerThan(1_000_000, app);
        using var headers = await RawConnection.OpenAsync(address);
        using var body = await RawConnection.OpenAsync(address);
        using var reader = await RawConnection.OpenAsync(address, receiveBuffer: 4096);
        await headers.SendAsync("POST /graphql HTTP/1.1\r\nHost: loc");
        await body.SendAsync(Post + "Content-Length: 1000\r\n\r\n{");
        var request = JsonSerializer.Serialize(new { query = "{ __type(name: \"Organization\") { name fields { name description args { name description } type { name kind } } } }" });
        await reader.SendAsync(string.Concat(Enumerable.Repeat($"{Post}Content-Length: {request.Length}\r\n\r\n{request}", Pipelined)));

        var ends = Task.WhenAll(headers.ReadToEndAsync(_limit), body.ReadToEndAsync(_limit), ReadLaterAsync(reader));
        var slowest = TimeSpan.Zero;
        while (!ends.IsCompleted)
        {
            var start = Stopwatch.GetTimestamp();
            (await app.SendAsync(HttpOf.Post())).Status.ShouldBe(200);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        var (ofHeaders, ofBody, ofReader) = ((await ends)[0], (await ends)[1], (await ends)[2]);
        ofHeaders.After.ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        ofHeaders.Text.ShouldStartWith("HTTP/1.1 408 ");
        ofBody.After.ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
        ofBody.Text.ShouldStartWith("HTTP/1.1 408 ");
        ofReader.Text.Split("HTTP/1.1 200 ").Length.ShouldBeLessThan(Pipelined);
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    /// <summary>Kestrel counts what the system's buffers took at once in the client's favour, and those are large here.</summary>
    private static void LetNobodyReadSlowerThan(int bytesPerSecond, OrgsApplication app)
    {
        var limits = app.Get<IOptions<KestrelServerOptions>>().Value.Limits;
        limits.MinRequestBodyDataRate.ShouldNotBeNull();
        limits.MinResponseDataRate.ShouldNotBeNull();
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond, TimeSpan.FromSeconds(2));
    }

    private static async Task<(string Text, TimeSpan After)> ReadLaterAsync(RawConnection connection)
    {
        await Task.Delay(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        return await connection.ReadToEndAsync(_limit);
    }
}
