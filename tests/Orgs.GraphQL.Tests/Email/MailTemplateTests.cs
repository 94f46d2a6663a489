using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Orgs.GraphQL.Tests.Email;

public sealed class MailTemplateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orgs-templates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Trait("Behaviour", "S1-17")]
    public async Task A_mail_has_the_deployers_words_where_there_are_some()
    {
        Write("confirm-email.txt", "Willkommen, {{name}}!\n\nHier entlang: {{ link }}\n{{unknown}} bleibt.\n");
        Write("confirm-email.html", "<h1>Willkommen, {{name}}!</h1><a href=\"{{link}}\">Hier entlang</a>");
        await using var app = Start();

        (await app.AsNobody().MutateAsync(
            "register", new { email = "bob@orgs.test", password = OrgsApplication.Password, name = "<b>Bob</b> {{link}}" })).ShouldSucceed();

        var mail = app.Mails[^1];
        mail.Subject.ShouldStartWith("Willkommen, ");
        mail.Subject.ShouldNotContain("http");
        mail.Text.ShouldContain("Hier entlang: http");
        mail.Text.ShouldContain("{{unknown}} bleibt.");
        mail.Html.ShouldStartWith("<h1>Willkommen, ");
        mail.Html.ShouldNotContain("<b>");
        var token = app.TokenMailedTo(mail.To);
        (await app.AsNobody().MutateAsync("confirmEmail", new { token })).ShouldSucceed();
    }

    [Fact]
    [Trait("Behaviour", "S1-17")]
    public async Task The_text_alone_is_enough_and_other_mails_keep_their_words()
    {
        Write("reset-password.txt", "Neues Kennwort\n\n{{link}}\n");
        await using var app = Start();
        var bob = await app.RegisterAsync("Bob");

        await app.RequestPasswordResetAsync(bob.Email);

        app.Mails.Select(mail => mail.Subject).ShouldBe(["Please confirm your e-mail address", "Neues Kennwort"]);
        app.Mails[^1].Html.ShouldContain("#token=");
    }

    [Fact]
    [NoDatabase]
    public void A_folder_that_is_not_there_is_told_at_the_start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Orgs:Email:Templates", (string?)"missing")]).Build();
        var environment = new HostingEnvironment { ContentRootPath = _folder.FullName };

        var refusal = Should.Throw<StartRefusedException>(() => new MailTemplates(configuration, environment));

        refusal.Message.ShouldStartWith("Orgs:Email:Templates is not a folder");
    }

    private OrgsApplication Start() => new(("Orgs:Email:Templates", _folder.FullName));

    private void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(_folder.FullName, file), text);
}
