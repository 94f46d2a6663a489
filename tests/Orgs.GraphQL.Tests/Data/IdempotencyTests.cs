namespace Orgs.GraphQL.Tests.Data;

[Trait("Abuse", "LO-10")]
[Trait("Behaviour", "G10")]
public sealed class IdempotencyTests : IAsyncLifetime
{
    private const string Key = "6ad6b1a0-75c4-4b61-9d8c-0c7b7a0b7d11";

    private readonly OrgsApplication _app = new();
    private Person _owner = null!;
    private Team _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _owner = await _app.RegisterAsync("Olga Owner");
        _acme = await _app.CreateOrganizationAsync(_owner);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_organization_is_made_once_and_the_answer_repeated()
    {
        var first = await CreateAsync("Rocket");
        var second = await CreateAsync("Rocket");

        second.Answer.Text.ShouldBe(first.ShouldSucceed().Answer.Text);
        first.GetText("organization.slug").ShouldBe("rocket");
        (await CountAsync(database => database.Organizations)).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_key_under_another_request_is_refused()
    {
        (await CreateAsync("Rocket")).ShouldSucceed();

        (await CreateAsync("Rockets")).ShouldFail("IdempotencyConflictError");
        (await InviteAsync("jane@orgs.test")).ShouldFail("IdempotencyConflictError");
        (await CountAsync(database => database.Organizations)).ShouldBe(2);
    }

    [Fact]
    public async Task An_invitation_is_sent_once_and_its_token_repeated_to_who_has_the_key()
    {
        var mailed = (await InviteAsync("jane@orgs.test")).ShouldSucceed();
        var again = (await InviteAsync("jane@orgs.test")).ShouldSucceed();
        var handed = (await InviteAsync("june@orgs.test", key: Key + "-2", sendEmail: false)).ShouldSucceed();
        var handedAgain = (await InviteAsync("june@orgs.test", key: Key + "-2", sendEmail: false)).ShouldSucceed();

        again.Answer.Text.ShouldBe(mailed.Answer.Text);
        handedAgain.Answer.Text.ShouldBe(handed.Answer.Text);
        handed.GetText("acceptToken").ShouldNotBeNull();
        _app.Mails.Count(mail => mail.To == "jane@orgs.test").ShouldBe(1);
        (await StoredTexts.AllAsync(_app)).ShouldNotContain(text => text.Contains(handed.GetText("acceptToken")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keys_of_one_user_are_not_anothers()
    {
        var otto = await _app.RegisterAsync("Otto");

        (await CreateAsync("Rocket")).ShouldSucceed();
        var his = await _app.As(otto).MutateAsync("createOrganization", new { name = "Rocket", idempotencyKey = Key }, "organization { slug }");

        his.ShouldSucceed().GetText("organization.slug").ShouldNotBe("rocket");
    }

    [Fact]
    public async Task What_was_refused_can_be_tried_again_under_the_same_key()
    {
        (await InviteAsync("nonsense")).ShouldFail("ValidationError");

        (await InviteAsync("jane@orgs.test")).ShouldSucceed();
    }

    [Theory]
    [InlineData("")]
    [InlineData("too short")]
    public async Task A_key_that_somebody_might_guess_is_refused(string key)
        => (await InviteAsync("jane@orgs.test", key)).ShouldFail("ValidationError").GetText("errors.0.fields.0.path.0").ShouldBe("idempotencyKey");

    [Fact]
    public async Task Many_at_once_under_one_key_have_one_effect_and_one_answer()
    {
        var created = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => CreateAsync("Rocket"))));
        var invited = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => InviteAsync("jane@orgs.test", Key + "-2"))));

        created.Select(answer => answer.ShouldSucceed().Answer.Text).Distinct().ShouldHaveSingleItem();
        invited.Select(answer => answer.ShouldSucceed().Answer.Text).Distinct().ShouldHaveSingleItem();
        (await CountAsync(database => database.Organizations)).ShouldBe(2);
        (await CountAsync(database => database.Invitations)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        (await CreateAsync("Rocket")).ShouldSucceed();

        _app.Clock.Advance(IdempotencyKey.Lifetime);
        _owner = _owner with { AccessToken = await _app.SignInAsync(_owner.Email) };
        await _app.Get<Housekeeping>().CleanAsync(CancellationToken.None);

        (await CountAsync(database => database.IdempotencyKeys)).ShouldBe(0);
        (await CreateAsync("Something else")).ShouldSucceed();
    }

    private Task<Payload> CreateAsync(string name)
        => _app.As(_owner).MutateAsync("createOrganization", new { name, idempotencyKey = Key }, "organization { id slug } membership { id }");

    private Task<Payload> InviteAsync(string email, string key = Key, bool sendEmail = true)
        => _app.As(_owner).MutateAsync(
            "inviteMember",
            new { organizationId = _acme.Id, email, sendEmail, idempotencyKey = key },
            "invitation { id } acceptToken errors { ... on ValidationError { fields { path } } }");

    private async Task<int> CountAsync<T>(Func<OrgsDbContext, IQueryable<T>> rows)
    {
        await using var database = _app.OpenDatabase();
        return await rows(database).CountAsync();
    }
}
