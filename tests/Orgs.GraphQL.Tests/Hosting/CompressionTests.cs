using System.IO.Compression;

namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class CompressionTests
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answers_are_compressed_for_clients_that_ask_for_it(string encoding)
    {
        await using var app = new OrgsApplication();
        const string query = """{"query":"{ __schema { types { name description } } }"}""";
        var (_, _, plain) = await app.SendAsync(HttpOf.Post(query));

        var (_, response, _) = await app.SendAsync(HttpOf.Post(query, headers: $"Accept-Encoding: {encoding}"));

        response.Header("Content-Encoding").ShouldBe(encoding);
        response.Header("Vary").ShouldBe("Accept-Encoding");
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        body.Length.ShouldBeLessThan(plain.Length / 2);
        await using var unpacked = Unpack(new MemoryStream(body), encoding);
        (await new StreamReader(unpacked).ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(plain);
    }

    [Fact]
    public async Task Without_asking_they_come_as_they_are_and_with_their_length()
    {
        await using var app = new OrgsApplication();
        app.StartOnPort();

        var (_, response, text) = await app.SendAsync(HttpOf.Post());

        response.Header("Content-Encoding").ShouldBeNull();
        response.Content.Headers.ContentLength.ShouldBe(text.Length);
    }

    [Fact]
    public async Task Compression_can_be_left_to_a_proxy()
    {
        await using var app = new OrgsApplication(("Orgs:Compression", "false"));

        var (_, response, text) = await app.SendAsync(HttpOf.Post(headers: "Accept-Encoding: br"));

        response.Header("Content-Encoding").ShouldBeNull();
        text.ShouldBe(HttpOf.Executed);
    }

    [Fact]
    [Trait("Abuse", "GD-02")]
    public async Task A_compressed_request_is_not_unpacked()
    {
        await using var app = new OrgsApplication();

        (await app.SendAsync(HttpOf.Post(headers: "Content-Encoding: gzip"))).Status.ShouldBe(415);
    }

    private static Stream Unpack(Stream body, string encoding)
        => encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
}
