using System.Diagnostics.CodeAnalysis;
using Microsoft.Playwright;

namespace Orgs.GraphQL.Tests.Hosting;

/// <summary>The page for browsers, in a browser.</summary>
public sealed class PlaygroundTests : IAsyncLifetime
{
    private const string SignIn = """mutation { signIn(input: { email: "bob@orgs.example", password: "demo-password" }) { user { name } } }""";

    private readonly OrgsApplication _app = new(("Orgs:DemoData", "true"));
    private readonly List<string> _foreign = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var chromium = Find("chromium", "chromium-browser", "google-chrome");
        Assert.SkipUnless(chromium is not null, "no Chromium on this machine");
        Assert.SkipUnless(File.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, "banana-cake-pop", "index.html")), "no Banana Cake Pop: it takes npm while building");

        _app.UseKestrel(0);
        _app.StartServer();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_page_opens_with_an_example_that_answers_who_signed_in_and_asks_no_other_host()
    {
        var page = await OpenAsync("/graphql");
        await page.EvaluateAsync(
            """
            async query => {
              const response = await fetch('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) });
              if (!response.ok) throw new Error(await response.text());
            }
            """,
            SignIn);

        await page.GetByText("Create Document").ClickAsync();
        await page.GetByText("Schema available").WaitForAsync();
        await page.GetByText("Run", new() { Exact = true }).First.ClickAsync();

        await page.GetByText("\"Bob Owner\"").First.WaitForAsync();
        await page.GetByText("\"Acme Corp\"").First.WaitForAsync();
        _foreign.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_operation_in_the_address_is_not_run()
    {
        var operations = 0;
        var page = await OpenAsync("/graphql?query=" + Uri.EscapeDataString(SignIn), request => operations += request.PostData?.Contains("signIn", StringComparison.Ordinal) == true ? 1 : 0);

        await page.GetByText("Create Document").WaitForAsync();

        operations.ShouldBe(0);
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The browser disposes its pages.")]
    private async Task<IPage> OpenAsync(string path, Action<IRequest>? onRequest = null)
    {
        var address = _app.ClientOptions.BaseAddress;
        var page = await _browser!.NewPageAsync();
        page.Context.Request += (_, request) =>
        {
            onRequest?.Invoke(request);

            if (new Uri(request.Url) is { Scheme: not ("blob" or "data") } url && url.Authority != address.Authority)
            {
                _foreign.Add(request.Url);
            }
        };
        await page.GotoAsync(new Uri(address, path).ToString());
        return page;
    }

    private static string? Find(params string[] programs)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => programs.Select(program => System.IO.Path.Combine(folder, program)))
            .FirstOrDefault(File.Exists);
}
