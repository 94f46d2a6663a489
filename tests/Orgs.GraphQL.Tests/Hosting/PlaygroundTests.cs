using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class PlaygroundTests
{
    private static readonly string[] _browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [Fact]
    [Trait("Abuse", "TR-24")]
    public async Task A_link_to_the_page_with_a_mutation_and_scripts_in_it_runs_neither()
    {
        await using var app = new OrgsApplication();
        const string script = "<script>alert(1)</script>";
        var query = Uri.EscapeDataString($$"""mutation { register(input: { email: "by@link.test", password: "a password", name: "{{script}}" }) { user { id } } }""");
        using var request = HttpOf.Get($"/graphql/?query={query}&title={Uri.EscapeDataString(script)}", "Accept: text/html", $"User-Agent: {script}", $"Referer: http://x/{script}");

        var (status, response, text) = await app.SendAsync(request);

        status.ShouldBe(200);
        text.ShouldNotContain("alert(1)");
        response.Header("Content-Security-Policy").ShouldNotBeNull().ShouldContain("script-src 'self'");
        response.Header("Content-Security-Policy")!.Split(';').ShouldNotContain(rule => rule.Contains("script-src", StringComparison.Ordinal) && rule.Contains("unsafe-inline", StringComparison.Ordinal));
        await using var database = app.OpenDatabase();
        (await database.Users.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "TR-24")]
    public async Task In_production_there_is_no_page()
    {
        await using var app = new OrgsApplication(("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test"));

        foreach (var path in (string[])["/graphql", "/graphql/", "/graphql/index.html", "/graphql/bcp-config.json"])
        {
            var (status, _, text) = await app.SendAsync(HttpOf.Get(path, "Accept: text/html,application/xhtml+xml"));

            status.ShouldBeOneOf(404, 406);
            text.ShouldNotContain("<html");
        }
    }

    [Fact]
    [Trait("Abuse", "TR-24")]
    public async Task The_page_opens_with_an_example_runs_it_and_asks_no_other_server_for_anything()
    {
        var browser = _browsers.FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "There is no Chromium here. On Debian: apt-get install chromium.");
        Assert.SkipUnless(
            File.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, "banana-cake-pop", "index.html")),
            "The build left Banana Cake Pop out. Install Node.js 20 or newer and build again.");
        await using var app = new OrgsApplication(("Orgs:DemoData", "true"));
        var address = app.StartOnPort();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
        });
        await using var context = await chromium.NewContextAsync();

        // A page of some megabytes, on a machine that may be running everything else as well.
        context.SetDefaultTimeout(120_000);
        var asked = new ConcurrentQueue<string>();
        context.Request += (_, request) => asked.Enqueue(request.Url);
        context.Page += (_, opened) => opened.WebSocket += (_, socket) => asked.Enqueue(socket.Url);
        await SignInAsync(context, address);
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{address}/graphql");
        var tool = page.FrameLocator("iframe");
        await tool.GetByText("Schema available").WaitForAsync();
        await tool.GetByRole(AriaRole.Button, new() { Name = "Run Operation" }).ClickAsync();

        // The example names the address as well; the answer has it as a value.
        await tool.GetByText("\"email\": \"bob@orgs.example\"").WaitForAsync();
        await tool.GetByText("\"Acme Corp\"").First.WaitForAsync();
        asked.ShouldContain($"{address}/graphql/");
        asked.Where(url => !url.StartsWith($"{address}/", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith($"blob:{address}/", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static async Task SignInAsync(IBrowserContext context, string address)
    {
        var signedIn = await context.APIRequest.PostAsync($"{address}/graphql", new()
        {
            DataObject = new
            {
                query = "mutation ($input: SignInInput!) { signIn(input: $input) { user { name } } }",
                variables = new { input = new { email = "bob@orgs.example", password = GraphQL.Demo.DemoData.Password } },
            },
        });

        (await signedIn.TextAsync()).ShouldBe("""{"data":{"signIn":{"user":{"name":"Bob Owner"}}}}""");
    }
}
