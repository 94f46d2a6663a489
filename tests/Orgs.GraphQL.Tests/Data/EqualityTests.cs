namespace Orgs.GraphQL.Tests.Data;

/// <summary>What databases like to do each in its own way, and has to be the same on both.</summary>
public sealed class EqualityTests
{
    private static readonly string[] _byCodePoint = ["A 1", "B", "Z", "a", "a 1", "b", "z", "Ä", "é", "я", "日本", "😀"];

    [Fact]
    [Trait("Behaviour", "G22")]
    public async Task Names_are_ordered_by_code_point_and_paged_in_that_order()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:RegistrationsPerNetwork", "100"));
        var bob = await app.RegisterAsync("Bob");
        foreach (var name in _byCodePoint.Reverse())
        {
            await app.CreateOrganizationAsync(bob, name);
        }

        var found = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await app.As(bob).SendAsync(
                "query ($after: String) { me { organizations(first: 5, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } } }",
                new { after = cursor });
            found.AddRange(page.GetTexts("data.me.organizations.nodes", "name"));
            cursor = page.Get("data.me.organizations.pageInfo.hasNextPage").GetBoolean()
                ? page.GetText("data.me.organizations.pageInfo.endCursor")
                : null;
        }
        while (cursor is not null);

        found.ShouldBe(_byCodePoint);
    }

    [Theory]
    [InlineData("query ($text: String!) { it: invitationByToken(token: $text) { organizationName } }")]
    [InlineData("query ($text: Slug!) { it: organization(slug: $text) { name } }")]
    [InlineData("mutation ($text: String!) { it: confirmEmail(input: { token: $text }) { errors { __typename } } }")]
    [InlineData("mutation ($text: String!) { it: signIn(input: { email: $text, password: $text }) { errors { __typename } } }")]
    [InlineData("mutation ($text: EmailAddress!) { it: register(input: { email: $text, name: \"Bob\", password: \"a password for tests\" }) { errors { __typename } } }")]
    [InlineData("mutation ($text: String!) { it: register(input: { email: \"b@orgs.test\", name: $text, password: $text }) { errors { __typename } } }")]
    [InlineData("mutation ($text: String!) { it: createOrganization(input: { name: $text }) { errors { __typename } } }")]
    [InlineData("mutation ($text: Slug!) { it: createOrganization(input: { name: \"Acme\", slug: $text }) { errors { __typename } } }")]
    public async Task Text_that_a_database_cannot_store_is_no_surprise(string document)
    {
        await using var app = new OrgsApplication();
        var bob = await app.RegisterAsync("Bob");

        foreach (var text in (string[])["a\0b", "\0", "a\uFFFFb", "a\U0001F600b", "'; DROP TABLE users; --", "%_\\"])
        {
            var answer = await app.As(bob).SendAsync(document, new { text });

            answer.ErrorCodes.ShouldNotContain("TRY_AGAIN", answer.Text);
            answer.Text.ShouldNotContain("unexpected", Case.Insensitive);
            answer.Text.ShouldNotContain("Exception", Case.Sensitive);
            answer.Status.ShouldBeLessThan(500);
        }
    }

    [Fact]
    public async Task Moments_are_kept_exactly()
    {
        await using var database = await TestDatabase.CreateAsync();
        var moment = new DateTimeOffset(2030, 2, 3, 4, 5, 6, TimeSpan.FromHours(5)).AddTicks(1_234_567);
        var bob = User.Register("Bob", "bob@orgs.test", "BOB@ORGS.TEST", moment);
        await using (var context = database.CreateDbContext())
        {
            context.Add(bob);
            await context.SaveChangesAsync();
        }

        await using var again = database.CreateDbContext();
        var kept = (await again.Users.SingleAsync()).CreatedAt;

        kept.UtcTicks.ShouldBe(moment.UtcTicks);
        kept.Offset.ShouldBe(TimeSpan.Zero);
        (await again.Users.CountAsync(user => user.CreatedAt < moment.AddTicks(1))).ShouldBe(1);
        (await again.Users.CountAsync(user => user.CreatedAt < moment)).ShouldBe(0);
    }
}
