namespace Orgs.GraphQL.Tests.Invitations;

[Trait("Behaviour", "S1-17")]
public sealed class InvitationLanguageTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orgs-templates-");
    private OrgsApplication _app = null!;
    private Team _acme = null!;
    private Person _owner = null!;

    public async ValueTask InitializeAsync()
    {
        Write("invitation.txt", "Join {{organization}}\n\n{{link}}\n");
        Write("invitation.de.txt", "Komm zu {{organization}}\n\n{{inviter}} lädt Dich ein: {{link}}\n");
        Write("invitation.de.html", "<p>{{inviter}} lädt Dich ein: <a href=\"{{link}}\">Einladung</a></p>");
        Write("invitation.pt-BR.txt", "Junte-se a {{organization}}\n\n{{link}}\n");
        _app = new OrgsApplication(("Orgs:Email:Templates", _folder.FullName));
        _owner = await _app.RegisterAsync("Olga Owner");
        _acme = await _app.CreateOrganizationAsync(_owner);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("de", "Komm zu Acme Corp")]
    [InlineData("DE-ch-1996", "Komm zu Acme Corp")]
    [InlineData("pt-br", "Junte-se a Acme Corp")]
    [InlineData("pt-PT", "Join Acme Corp")]
    [InlineData("fr", "Join Acme Corp")]
    [InlineData(null, "Join Acme Corp")]
    public async Task The_mail_is_in_the_invitees_language_or_the_nearest_that_the_deployer_has_words_in(string? locale, string subject)
    {
        (await InviteAsync(new { organizationId = _acme.Id, email = "jane@orgs.test", locale })).ShouldSucceed();

        _app.Mails[^1].Subject.ShouldBe(subject);
    }

    [Fact]
    public async Task The_page_is_in_the_same_language_as_the_text_and_its_token_is_good()
    {
        (await InviteAsync(new { organizationId = _acme.Id, email = "jane@orgs.test", locale = "de" })).ShouldSucceed();
        (await InviteAsync(new { organizationId = _acme.Id, email = "rui@orgs.test", locale = "pt-BR" })).ShouldSucceed();
        var jane = await _app.RegisterAsync("Jane", "jane@orgs.test");
        var (german, portuguese) = (_app.Mails.First(mail => mail.To == "jane@orgs.test"), _app.Mails.First(mail => mail.To == "rui@orgs.test"));

        german.Html.ShouldStartWith("<p>Olga Owner l");
        german.Html.ShouldContain("#token=");
        portuguese.Html.ShouldContain("<pre");
        (await _app.As(jane).MutateAsync("acceptInvitation", new { token = OrgsApplication.TokenIn(german.Text) })).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "IN-20")]
    public async Task A_mail_that_is_sent_again_or_with_another_role_is_in_the_same_language()
    {
        var invited = await InviteAsync(new { organizationId = _acme.Id, email = "jane@orgs.test", locale = "de", sendEmail = false });
        var invitationId = invited.ShouldSucceed().GetText("invitation.id");

        (await _app.As(_owner).MutateAsync("resendInvitation", new { invitationId })).ShouldSucceed();
        (await _app.As(_owner).MutateAsync("changeInvitationRole", new { invitationId, role = "ADMIN" })).ShouldSucceed();

        _app.Mails.TakeLast(2).Select(mail => mail.Subject).ShouldBe(["Komm zu Acme Corp", "Komm zu Acme Corp"]);
    }

    [Fact]
    public async Task Of_many_each_is_written_to_in_the_own_language()
    {
        var invited = await _app.As(_owner).MutateAsync(
            "inviteMembers",
            new
            {
                organizationId = _acme.Id,
                invitations = new object[]
                {
                    new { email = "jane@orgs.test", locale = "de" },
                    new { email = "june@orgs.test", locale = "no language" },
                    new { email = "joan@orgs.test" },
                },
            },
            "results { error { __typename ... on ValidationError { fields { path rule } } } }");

        invited.ShouldSucceed().Get("results").ToString().ShouldBe(
            """[{"error":null},{"error":{"__typename":"ValidationError","fields":[{"path":["locale"],"rule":"language"}]}},{"error":null}]""");
        _app.Mails.TakeLast(2).Select(mail => mail.Subject).ShouldBe(["Komm zu Acme Corp", "Join Acme Corp"]);
    }

    [Theory]
    [Trait("Behaviour", "S1-14")]
    [InlineData("")]
    [InlineData("de_DE")]
    [InlineData("../invitation.de")]
    [InlineData("de\r\nBcc: everybody@orgs.test")]
    public async Task What_is_no_language_is_told_beside_the_input_and_invites_nobody(string locale)
    {
        var mails = _app.Mails.Count;

        var refused = await _app.As(_owner).SendAsync(
            "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { invitation { id } errors { ... on ValidationError { code fields { path rule } } } } }",
            new { input = new { organizationId = _acme.Id, email = "jane@orgs.test", locale } });

        refused.Text.ShouldBe(
            """{"data":{"inviteMember":{"invitation":null,"errors":[{"code":"VALIDATION","fields":[{"path":["locale"],"rule":"language"}]}]}}}""");
        _app.Mails.Count.ShouldBe(mails);
    }

    [Fact]
    [Trait("Behaviour", "G10")]
    public async Task Another_language_under_the_same_key_is_another_request()
    {
        var idempotencyKey = Guid.NewGuid().ToString();
        (await InviteAsync(new { organizationId = _acme.Id, email = "jane@orgs.test", locale = "de", idempotencyKey })).ShouldSucceed();

        (await InviteAsync(new { organizationId = _acme.Id, email = "jane@orgs.test", locale = "de", idempotencyKey })).ShouldSucceed();
        (await InviteAsync(new { organizationId = _acme.Id, email = "jane@orgs.test", locale = "fr", idempotencyKey })).ShouldFail("IdempotencyConflictError");
    }

    private Task<Payload> InviteAsync(object input) => _app.As(_owner).MutateAsync("inviteMember", input, "invitation { id }");

    private void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(_folder.FullName, file), text);
}
