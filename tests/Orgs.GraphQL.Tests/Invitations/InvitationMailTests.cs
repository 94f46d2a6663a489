namespace Orgs.GraphQL.Tests.Invitations;

public sealed class InvitationMailTests
{
    [Fact]
    [Trait("Behaviour", "S2-24")]
    public async Task The_mail_tells_organization_inviter_role_and_link_as_text_and_as_html()
    {
        await using var app = new OrgsApplication(("Orgs:PublicUrl", "https://orgs.test"));
        var owner = await app.RegisterAsync("Olga Owner");
        var token = await app.InviteAsync(await app.CreateOrganizationAsync(owner), owner, "jane@orgs.test", "ADMIN");

        var mail = app.Mails[^1];

        mail.Subject.ShouldBe("Olga Owner invites you to Acme Corp");
        mail.Text.ShouldContain("Olga Owner invites you to join Acme Corp as ADMIN.");
        mail.Text.ShouldContain($"\nhttps://orgs.test/invitation#token={token}\n");
        mail.Html.ShouldContain("<p>Olga Owner invites you to join Acme Corp as ADMIN.</p>");
        mail.Html.ShouldContain($"<a href=\"https://orgs.test/invitation#token={token}\">");
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("Acme\r\nBcc: everybody@orgs.test")]
    [InlineData("https://evil.example/win")]
    [InlineData("www.evil.example")]
    [InlineData("\u202egro.live")]
    [InlineData("[x](https://evil.example)")]
    [Trait("Abuse", "IN-18")]
    public async Task Whatever_an_organization_is_called_the_only_link_is_ours(string name)
    {
        await using var app = new OrgsApplication(("Orgs:PublicUrl", "https://orgs.test"));
        var owner = await app.RegisterAsync("Olga Owner");
        var created = await app.As(owner).MutateAsync("createOrganization", new { name, slug = "acme" }, "organization { id }");
        (await app.As(owner).MutateAsync(
            "inviteMember", new { organizationId = created.ShouldSucceed().GetText("organization.id"), email = "jane@orgs.test" })).ShouldSucceed();

        var mail = app.Mails[^1];

        mail.Subject.ShouldNotContain('\n');
        mail.Subject.ShouldNotContain('\u202e');
        mail.Subject.Length.ShouldBeLessThan(200);
        mail.Html.ShouldNotContain("<img");
        mail.Html.Split("<a ").Length.ShouldBe(2);
        mail.Html.Split("://").Length.ShouldBe(2);
        mail.Text.Split("://").Length.ShouldBe(2);
        mail.Text.ShouldNotContain("evil.example");
        mail.Text.ShouldNotContain("@orgs.test");
    }

    [Fact]
    [Trait("Abuse", "IN-18")]
    public async Task A_name_of_a_thousand_characters_is_no_name()
    {
        await using var app = new OrgsApplication();
        var owner = await app.RegisterAsync("Olga Owner");

        (await app.As(owner).MutateAsync("createOrganization", new { name = new string('x', 1000) })).ShouldFail("ValidationError");
    }

    [Theory]
    [Trait("Abuse", "IN-19")]
    [InlineData(null)]
    [InlineData("127.0.0.0/8")]
    public async Task Links_start_with_the_configured_address_whatever_a_request_or_a_proxy_calls_the_host(string? proxy)
    {
        await using var app = new OrgsApplication(
            [("Orgs:PublicUrl", "https://orgs.test"), .. proxy is null ? [] : new[] { ("Orgs:Proxies:0", proxy) }]);
        app.StartOnPort();
        var owner = await app.RegisterAsync("Olga Owner");
        var acme = await app.CreateOrganizationAsync(owner);
        using var evil = app.CreateClient();
        evil.DefaultRequestHeaders.Host = "evil.example";
        evil.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        var (byOwner, byNobody) = (new Asker(evil, owner.AccessToken), new Asker(evil, null));

        (await byOwner.MutateAsync("inviteMember", new { organizationId = acme.Id, email = "jane@orgs.test" })).ShouldSucceed();
        (await byNobody.MutateAsync("requestPasswordReset", new { email = owner.Email })).ShouldSucceed();
        (await byNobody.MutateAsync("register", new { email = "june@orgs.test", password = OrgsApplication.Password, name = "June" })).ShouldSucceed();

        var mails = app.Mails.TakeLast(3).ToList();
        mails.Select(mail => mail.To).ShouldBe(["jane@orgs.test", owner.Email, "june@orgs.test"], ignoreOrder: true);
        mails.ShouldAllBe(mail => mail.Text.Contains("\nhttps://orgs.test/", StringComparison.Ordinal));
        mails.ShouldAllBe(mail => !(mail.Text + mail.Html).Contains("evil", StringComparison.Ordinal));
    }
}
