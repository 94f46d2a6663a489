using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Email;

public sealed class MailboxTests
{
    [Fact]
    public async Task In_development_a_mailbox_shows_what_was_sent_oldest_first()
    {
        await using var app = new OrgsApplication();
        await app.RegisterUnconfirmedAsync("Bob");
        await app.RegisterUnconfirmedAsync("Alice");
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var mails = JsonDocument.Parse(await client.GetStringAsync("/dev/mail"));

        mails.RootElement.EnumerateArray().Select(mail => mail.GetProperty("to").GetString()).ShouldBe(["bob@orgs.test", "alice@orgs.test"]);
        var first = mails.RootElement[0];
        first.EnumerateObject().Select(property => property.Name).ShouldBe(["to", "subject", "text", "html", "sentAt"]);
        first.GetProperty("sentAt").GetDateTimeOffset().ShouldBe(app.Clock.GetUtcNow());
        first.GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("http://localhost/confirm-email#token=");
    }

    [Fact]
    public async Task The_page_encodes_what_people_typed()
    {
        await using var app = new OrgsApplication();
        app.Services.GetRequiredService<IMailSender>().ShouldBeOfType<DevelopmentMailbox>();
        await app.Get<IMailSender>().SendAsync(new Mail("x@y.z", "<script>alert(1)</script>", "<b>javascript:alert(1)</b>", ""), CancellationToken.None);
        using var client = app.CreateClient();

        var page = await client.GetStringAsync("/dev/mail");

        page.ShouldNotContain("<script>");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("href=");
    }

    [Fact]
    public async Task Links_start_with_the_configured_address_whatever_the_request_calls_the_host()
    {
        await using var app = new OrgsApplication(("Orgs:PublicUrl", "https://orgs.test/base/"));

        await app.RegisterUnconfirmedAsync("Bob");

        app.Mails[^1].Text.ShouldContain("\nhttps://orgs.test/base/confirm-email#token=");
    }

    [Fact]
    public async Task In_production_there_is_no_mailbox()
    {
        await using var app = new OrgsApplication(("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test"));
        using var client = app.CreateClient();

        var response = await client.GetAsync("/dev/mail");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Services.GetService<DevelopmentMailbox>().ShouldBeNull();
    }

    [Fact]
    public async Task A_sender_that_fails_does_not_fail_what_asked_for_the_mail()
    {
        await using var app = new OrgsApplication(
            ("environment", "Production"),
            ("Orgs:PublicUrl", "https://orgs.test"),
            ("Orgs:Email:Smtp:Host", "192.0.2.1"),
            ("Orgs:Email:Smtp:From", "orgs@orgs.test"));

        await app.RegisterUnconfirmedAsync("Bob").WaitAsync(TimeSpan.FromSeconds(10));
    }
}
