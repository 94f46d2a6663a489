namespace Cacao.Http;

/// <summary>
/// The page around Banana Cake Pop. By itself that opens on an empty screen with a button for a first document, and its files are not
/// ours to change; so this page has it in a frame, and a script presses the button.
/// </summary>
internal static class PlaygroundFrame
{
    public const string ScriptFile = "open-example.js";

    /// <summary>The query string of the framed page. Its path stays the endpoint's, which it takes the address to ask from.</summary>
    public const string FramedQuery = "?framed";

    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public const string Html =
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Banana Cake Pop</title>
        <link rel="icon" href="favicon.ico">
        <style>html, body, iframe { display: block; width: 100%; height: 100%; margin: 0; border: 0; overflow: hidden; }</style>
        </head>
        <body>
        <iframe src="{{FramedQuery}}" title="Banana Cake Pop" allow="clipboard-read; clipboard-write"></iframe>
        <script src="{{ScriptFile}}"></script>
        </body>
        </html>

        """;

    /// <summary>Who has documents open finds those, and no button; and whoever closes the last one has seen the example.</summary>
    public const string Script =
        """
        const frame = document.querySelector("iframe");

        frame.addEventListener("load", () => {
          const page = frame.contentDocument;
          const observer = new MutationObserver(openExample);

          function openExample() {
            const button = [...page.querySelectorAll("button")].find(button => button.textContent.trim() === "Create Document");
            if (button) {
              observer.disconnect();
              button.click();
            }
          }

          observer.observe(page, { childList: true, subtree: true });
          setTimeout(() => observer.disconnect(), 60_000);
          openExample();
        });

        """;
}
