using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cacao.Tests.Http;

public sealed class PlaygroundTests : IDisposable
{
    private const string BrowserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    private readonly string _directory = Directory.CreateTempSubdirectory("playground").FullName;

    public PlaygroundTests()
    {
        Write("page/index.html", "<title>page</title>");
        Write("page/service-worker.js", "worker");
        Write("page/manifest.webmanifest", "{}");
        Write("page/static/js/main.0349187e.js", "script");
        Write("secret.txt", "secret");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_browser_is_sent_to_the_path_with_a_slash_because_the_page_names_its_files_relative_to_it()
    {
        await using var server = await StartAsync();

        var response = await GetAsync(server, "/graphql?query=a");

        response.StatusCode.ShouldBe(HttpStatusCode.RedirectKeepVerb);
        response.Headers.Location!.ToString().ShouldBe("graphql/?query=a");
    }

    [Fact]
    [Trait("Abuse", "TR-24")]
    public async Task The_page_comes_with_headers_that_keep_it_to_this_server()
    {
        await using var server = await StartAsync();

        var response = await GetAsync(server, "/graphql/?framed");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe("<title>page</title>");
        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("connect-src 'self';");
        policy.ShouldContain("frame-ancestors 'self'");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task The_page_is_in_a_frame_of_a_page_that_nobody_else_can_frame()
    {
        await using var server = await StartAsync();

        var response = await GetAsync(server, "/graphql/");

        (await response.Content.ReadAsStringAsync()).ShouldContain("<iframe src=\"?framed\"");
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors 'none'");
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        (await GetAsync(server, "/graphql/open-example.js", "*/*")).Content.Headers.ContentType!.ToString().ShouldBe("text/javascript; charset=utf-8");
    }

    [Theory]
    [Trait("Abuse", "TR-24")]
    [InlineData("/graphql?query={a}")]
    [InlineData("/graphql/?query={a}")]
    [InlineData("/graphql/?query=mutation{a}")]
    public async Task An_operation_in_the_address_is_never_run_by_opening_it(string path)
    {
        await using var server = await StartAsync();

        await GetAsync(server, path);

        server.Executor.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json, text/html;q=0.5")]
    public async Task Who_prefers_JSON_gets_JSON(string accept)
    {
        await using var server = await StartAsync();

        var response = await GetAsync(server, "/graphql?query={a}", accept);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Executor.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/graphql/static/js/main.0349187e.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    [InlineData("/graphql/manifest.webmanifest", "application/manifest+json", "no-cache")]
    [InlineData("/graphql/index.html", "text/html; charset=utf-8", "no-cache")]
    public async Task Files_have_their_type_and_are_kept_when_their_name_is_their_hash(string path, string contentType, string caching)
    {
        await using var server = await StartAsync();

        var response = await GetAsync(server, path, "*/*");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(contentType);
        response.Headers.NonValidated["Cache-Control"].ToString().ShouldBe(caching);
    }

    [Fact]
    public async Task A_file_the_browser_has_is_not_sent_again()
    {
        await using var server = await StartAsync();
        var first = await GetAsync(server, "/graphql/index.html");

        var second = await server.SendAsync(HttpMethod.Get, "/graphql/index.html", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/graphql/../secret.txt")]
    [InlineData("/graphql/%2e%2e/secret.txt")]
    [InlineData("/graphql/..%2fsecret.txt")]
    [InlineData("/graphql/static/..%5c..%5c..%5csecret.txt")]
    [InlineData("/graphql//../secret.txt")]
    [InlineData("/graphql/static")]
    [InlineData("/graphql/none.js")]
    [InlineData("/graphql/service-worker.js")]
    public async Task Nothing_but_the_page_s_files_is_served(string path)
    {
        await using var server = await StartAsync();

        var answer = await SendRawAsync(server, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 404 ");
        answer.ShouldNotContain("secret");
    }

    [Fact]
    public async Task The_page_is_told_the_document_to_open_with()
    {
        await using var server = await StartAsync("query Me {\n  me { id }\n}\n");

        var response = await GetAsync(server, "/graphql/bcp-config.json", "*/*");

        (await response.Content.ReadAsStringAsync()).ShouldBe(
            """{"useBrowserUrlAsEndpoint":true,"includeCookies":false,"graphQLDocument":"query Me {\n  me { id }\n}\n"}""");
    }

    [Fact]
    public async Task Without_its_files_the_page_says_what_to_install()
    {
        await using var server = await GraphQLServerFixture.StartAsync(options => options.Tool.FilesDirectory = System.IO.Path.Combine(_directory, "none"));

        var response = await GetAsync(server, "/graphql/");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Node.js");
    }

    [Theory]
    [InlineData("/graphql/")]
    [InlineData("/graphql/index.html")]
    [InlineData("/graphql/bcp-config.json")]
    public async Task Switched_off_there_is_nothing(string path)
    {
        await using var server = await GraphQLServerFixture.StartAsync(options =>
        {
            options.Tool.FilesDirectory = System.IO.Path.Combine(_directory, "page");
            options.Tool.Enable = false;
        });

        var response = await GetAsync(server, path);

        ((int)response.StatusCode).ShouldBeInRange(400, 499);
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("""{"errors":""");
    }

    private Task<GraphQLServerFixture> StartAsync(string? document = null) => GraphQLServerFixture.StartAsync(options =>
    {
        options.Tool.FilesDirectory = System.IO.Path.Combine(_directory, "page");
        options.Tool.Document = document;
    });

    private static Task<HttpResponseMessage> GetAsync(GraphQLServerFixture server, string path, string accept = BrowserAccept)
        => server.SendAsync(HttpMethod.Get, path, request => request.Headers.TryAddWithoutValidation("Accept", accept));

    /// <summary>HttpClient would tidy the path up.</summary>
    private static async Task<string> SendRawAsync(GraphQLServerFixture server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());

        return await reader.ReadToEndAsync();
    }

    private void Write(string path, string content)
    {
        var file = System.IO.Path.Combine(_directory, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
