using System.Text;
using System.Text.Encodings.Web;

namespace Orgs.GraphQL.Email;

/// <summary>The development mailbox at <c>/dev/mail</c>: a page, or with <c>Accept: application/json</c> a list.</summary>
public static class MailboxEndpoint
{
    public static async Task<IResult> ShowAsync(
        HttpRequest request, DevelopmentMailbox mailbox, MailDelivery delivery, CancellationToken cancellationToken)
    {
        // Who looks right after asking for a mail finds it.
        await delivery.DeliverDueAsync(cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.Vary = "Accept";
        request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? Results.Json(mailbox.Mails)
            : Results.Content(Page(mailbox.Mails), "text/html; charset=utf-8");
    }

    private static string Page(IReadOnlyList<ReceivedMail> mails)
    {
        var page = new StringBuilder(
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Mailbox</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
              article { border: 1px solid #8886; border-radius: .5rem; padding: 1rem; margin: 1rem 0 }
              h2 { font-size: 1rem; margin: 0 } p { margin: 0; opacity: .7 } pre { white-space: pre-wrap; overflow-wrap: anywhere }
            </style>
            <h1>Mailbox</h1>

            """);

        if (mails.Count == 0)
        {
            page.Append("<p>No mail has been sent since the server started.</p>\n");
        }

        foreach (var mail in mails.Reverse())
        {
            page.Append("<article><h2>").Append(Encode(mail.Subject)).Append("</h2><p>to ").Append(Encode(mail.To)).Append(" at ")
                .Append(Encode(mail.SentAt.ToString("u"))).Append("</p><pre>");
            foreach (var line in mail.Text.TrimEnd().Split('\n'))
            {
                page.Append(IsLink(line) ? $"<a href=\"{Encode(line)}\">{Encode(line)}</a>" : Encode(line)).Append('\n');
            }

            page.Append("</pre></article>\n");
        }

        return page.Append("</html>\n").ToString();
    }

    // A letter has its link on a line of its own, and a name never gives such a line.
    private static bool IsLink(string line)
        => Uri.TryCreate(line, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
