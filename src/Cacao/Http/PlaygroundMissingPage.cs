namespace Cacao.Http;

/// <summary>What a browser gets when Banana Cake Pop was not there at build time.</summary>
internal static class PlaygroundMissingPage
{
    public const string Html =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>GraphQL</title>
        <style>body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; }</style>
        </head>
        <body>
        <h1>The GraphQL server is running</h1>
        <p>To explore it on this page, install <strong>Node.js 18 or newer</strong> and build the server again; the build then fetches Banana Cake Pop by itself.</p>
        <p>Until then, send operations to this address as <code>POST</code> with <code>Content-Type: application/json</code>.</p>
        </body>
        </html>

        """;
}
