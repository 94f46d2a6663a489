namespace Orgs.GraphQL.Tests.Email;

public sealed class SmtpTests
{
    [Fact]
    [Trait("Behaviour", "S2-24")]
    public async Task A_mail_goes_out_as_text_and_html()
    {
        await using var server = new SmtpServer();
        await using var app = Start(server);

        await RegisterAsync(app, "Jane");
        await DeliverAsync(app);

        var message = server.Messages.ShouldHaveSingleItem();
        message.ShouldContain("To: jane@orgs.test");
        message.ShouldContain("Subject: Please confirm your e-mail address");
        message.ShouldContain("Content-Type: multipart/alternative");
        message.ShouldContain("Content-Type: text/plain");
        message.ShouldContain("Content-Type: text/html");
        (await LeftAsync(app)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MAIL FROM", "451 later")]
    [InlineData("DATA", "452 no room")]
    [InlineData("MAIL FROM", "")]
    [InlineData("EHLO", "")]
    [Trait("Abuse", "DU-17")]
    public async Task A_mail_waits_while_the_server_is_busy_or_silent(string command, string answer)
    {
        await using var server = new SmtpServer();
        server.Answers[command] = answer;
        await using var app = Start(server);

        await RegisterAsync(app, "Jane");
        await DeliverAsync(app);
        var waiting = (await LeftAsync(app)).ShouldHaveSingleItem();

        waiting.FailedAt.ShouldBeNull();
        waiting.Failure.ShouldNotBeNull();
        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "DU-17")]
    public async Task A_mail_to_nobody_is_given_up_at_once()
    {
        await using var server = new SmtpServer();
        server.Answers["RCPT TO"] = "550 no such mailbox";
        await using var app = Start(server);

        await RegisterAsync(app, "Jane");
        await DeliverAsync(app);

        (await LeftAsync(app)).ShouldHaveSingleItem().FailedAt.ShouldNotBeNull();
    }

    [Fact]
    [Trait("Abuse", "DU-17")]
    public async Task A_mail_is_not_sent_in_the_open_when_the_server_offers_no_tls()
    {
        await using var server = new SmtpServer();
        await using var app = Start(server, useTls: true);

        await RegisterAsync(app, "Jane");
        await DeliverAsync(app);

        (await LeftAsync(app)).ShouldHaveSingleItem().FailedAt.ShouldBeNull();
        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "DU-17")]
    public async Task Mails_wait_for_a_server_that_is_down_and_go_out_when_it_is_back()
    {
        var server = new SmtpServer();
        await using var app = Start(server);
        await server.DisposeAsync();

        await RegisterAsync(app, "Jane").WaitAsync(TimeSpan.FromSeconds(10));
        await DeliverAsync(app);

        (await LeftAsync(app)).ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "DU-17")]
    public async Task Without_a_mail_server_mails_wait_for_one()
    {
        await using var app = new OrgsApplication(("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test"));

        await RegisterAsync(app, "Jane");
        await DeliverAsync(app);

        (await LeftAsync(app)).ShouldHaveSingleItem().Failure.ShouldBe("There is no mail server: set Orgs:Email:Smtp:Host.");
    }

    private static OrgsApplication Start(SmtpServer server, bool useTls = false)
        => new(
            ("Orgs:Email:Smtp:Host", "127.0.0.1"),
            ("Orgs:Email:Smtp:Port", $"{server.Port}"),
            ("Orgs:Email:Smtp:From", "orgs@orgs.test"),
            ("Orgs:Email:Smtp:UseTls", $"{useTls}"),
            ("Orgs:Email:Smtp:Timeout", "00:00:02"));

    private static async Task RegisterAsync(OrgsApplication app, string name)
        => (await app.AsNobody().MutateAsync(
            "register", new { email = OrgsApplication.AddressOf(name), password = OrgsApplication.Password, name })).ShouldSucceed();

    private static Task DeliverAsync(OrgsApplication app) => app.Get<MailDelivery>().DeliverDueAsync(CancellationToken.None);

    private static async Task<List<OutboxMail>> LeftAsync(OrgsApplication app)
    {
        await using var database = app.OpenDatabase();
        return await database.OutboxMails.ToListAsync();
    }
}
