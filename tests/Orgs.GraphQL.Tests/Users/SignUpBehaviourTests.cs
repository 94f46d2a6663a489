using System.Text.Json;

namespace Orgs.GraphQL.Tests.Users;

/// <summary>Signing up with an account, and what personal and shared accounts have in common.</summary>
public sealed class SignUpBehaviourTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Person _bob = null!;

    public async ValueTask InitializeAsync() => _bob = await _app.RegisterAsync("Bob");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [Trait("Behaviour", "S0-3")]
    [InlineData("node")]
    [InlineData("nodes")]
    public async Task Another_users_personal_account_answers_like_an_id_that_does_not_exist(string field)
    {
        var eve = await _app.RegisterAsync("Eve");
        var id = await PersonalAccountIdAsync(_bob);
        var query = field == "node" ? "query ($id: ID!) { node(id: $id) { id } }" : "query ($id: ID!) { nodes(ids: [$id]) { id } }";

        var foreign = await _app.As(eve).SendAsync(query, new { id });
        var missing = await _app.As(eve).SendAsync(query, new { id = GlobalId.Missing("PersonalAccount") });

        foreign.Text.ShouldBe(missing.Text);
    }

    [Theory]
    [Trait("Behaviour", "S0-3")]
    [Trait("Behaviour", "S0-4")]
    [InlineData("inviteMember", """{ "organizationId": "ID", "email": "jane@orgs.test" }""")]
    [InlineData("leaveOrganization", """{ "organizationId": "ID" }""")]
    public async Task Nobody_joins_or_leaves_a_personal_account_and_to_others_it_does_not_exist(string mutation, string input)
    {
        var eve = await _app.RegisterAsync("Eve");
        var id = GlobalId.Of("Organization", GlobalId.Key(await PersonalAccountIdAsync(_bob)));

        var own = await _app.As(_bob).MutateAsync(mutation, Input(id));
        var foreign = await _app.As(eve).MutateAsync(mutation, Input(id));
        var missing = await _app.As(eve).MutateAsync(mutation, Input(GlobalId.Missing("Organization")));

        own.ShouldFail("PersonalAccountError");
        foreign.ShouldFail("NotFoundError").Answer.Text.ShouldBe(missing.Answer.Text);

        JsonElement Input(string organizationId) => JsonDocument.Parse(input.Replace("ID\"", $"{organizationId}\"", StringComparison.Ordinal)).RootElement;
    }

    [Fact]
    [Trait("Behaviour", "S0-5")]
    [Trait("Behaviour", "S0-8")]
    public async Task Personal_and_shared_accounts_are_read_in_the_same_words()
    {
        var team = await _app.CreateOrganizationAsync(_bob);
        const string Query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Account { name personal createdBy { name } viewerRole } } }";

        var answer = await _app.As(_bob).SendAsync(Query, new { ids = (string[])[await PersonalAccountIdAsync(_bob), team.Id] });

        answer.Get("data.nodes").ToString().ShouldBe(
            """[{"name":"Bob","personal":true,"createdBy":{"name":"Bob"},"viewerRole":"OWNER"},{"name":"Acme Corp","personal":false,"createdBy":{"name":"Bob"},"viewerRole":"OWNER"}]""");
    }

    [Fact]
    [Trait("Behaviour", "S0-6")]
    public async Task A_user_makes_any_number_of_accounts_and_invites_others_to_them()
    {
        var jane = await _app.RegisterAsync("Jane");

        for (var number = 0; number < 5; number++)
        {
            await _app.AddMemberAsync(await _app.CreateOrganizationAsync(_bob, $"Team {number}"), _bob, jane);
        }

        (await _app.As(jane).SendAsync("{ me { organizations { totalCount } } }")).Get("data.me.organizations.totalCount").GetInt32().ShouldBe(5);
    }

    [Fact]
    [Trait("Behaviour", "S0-11")]
    public async Task Of_two_personal_accounts_that_come_at_the_same_moment_the_database_refuses_one()
    {
        Guid newcomer;
        await using (var database = _app.OpenDatabase())
        {
            var user = User.Register("New", "new@orgs.test", "NEW@ORGS.TEST", _app.Clock.GetUtcNow());
            newcomer = user.Id;
            database.Add(user);
            await database.SaveChangesAsync();
        }

        var inserts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(InsertAsync)));

        inserts.Count(refused => refused is null).ShouldBe(1);
        _app.Get<IDatabaseProvider>().IsDuplicate(inserts.Single(refused => refused is not null)!, "accounts", "user_id").ShouldBeTrue();

        async Task<DbUpdateException?> InsertAsync()
        {
            await using var database = _app.OpenDatabase();
            database.Add(PersonalAccount.For(await database.Users.SingleAsync(user => user.Id == newcomer), "New"));
            try
            {
                await database.SaveChangesAsync();
                return null;
            }
            catch (DbUpdateException refusal)
            {
                return refusal;
            }
        }
    }

    [Fact]
    [Trait("Behaviour", "S0-14")]
    public async Task A_users_organizations_and_an_organizations_members_agree()
    {
        var people = new List<Person> { _bob, await _app.RegisterAsync("Ann"), await _app.RegisterAsync("Cem") };
        var first = await _app.CreateOrganizationAsync(_bob, "First");
        var second = await _app.CreateOrganizationAsync(people[1], "Second");
        await _app.AddMemberAsync(first, _bob, people[1]);
        await _app.AddMemberAsync(second, people[1], people[2]);
        var fromUsers = new HashSet<string>();
        var fromOrganizations = new HashSet<string>();

        foreach (var person in people)
        {
            var answer = await _app.As(person).SendAsync("{ me { organizations { nodes { name members { nodes { user { name } } } } } } }");
            foreach (var organization in answer.Get("data.me.organizations.nodes").EnumerateArray())
            {
                var name = organization.GetProperty("name").GetString();
                fromUsers.Add($"{person.Name} {name}");
                fromOrganizations.UnionWith(organization.GetProperty("members").GetProperty("nodes").EnumerateArray()
                    .Select(member => $"{member.GetProperty("user").GetProperty("name").GetString()} {name}"));
            }
        }

        fromUsers.Order().ShouldBe(["Ann First", "Ann Second", "Bob First", "Cem Second"]);
        fromOrganizations.Order().ShouldBe(fromUsers.Order());
    }

    [Fact]
    [Trait("Behaviour", "S0-15")]
    public async Task Joining_many_times_at_once_gives_one_membership_and_the_same_answer_each_time()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(await _app.CreateOrganizationAsync(_bob), _bob, jane.Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => _app.As(jane).MutateAsync("acceptInvitation", new { token }, "membership { id } alreadyMember")));

        answers.ShouldAllBe(answer => answer.Error == null);
        answers.Select(answer => answer.GetText("membership.id")).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.Get("alreadyMember").GetBoolean()).ShouldBe(1);
    }

    [Fact]
    [Trait("Behaviour", "S0-17")]
    public async Task Ids_are_random_and_none_tells_its_neighbours()
    {
        var keys = new List<byte[]>();
        for (var number = 0; number < 8; number++)
        {
            keys.Add(GlobalId.Key((await _app.CreateOrganizationAsync(_bob, $"Team {number}")).Id));
        }

        keys.ShouldAllBe(key => key.Length == 16);
        foreach (var (key, next) in keys.Zip(keys.Skip(1)))
        {
            // Of random ids hardly a byte is the same; of sequential ones hardly one is not.
            key.Zip(next).Count(pair => pair.First == pair.Second).ShouldBeLessThan(8);
        }
    }

    [Theory]
    [Trait("Behaviour", "S1-1")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200b")]
    public async Task An_account_has_a_name(string name)
    {
        var refused = await _app.As(_bob).MutateAsync(
            "createOrganization", new { name }, "errors { ... on ValidationError { fields { path rule } } }");

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe("""[{"path":["name"],"rule":"required"}]""");
    }

    [Fact]
    [Trait("Behaviour", "S1-1")]
    public async Task The_database_takes_no_account_without_a_name()
    {
        await using var database = _app.OpenDatabase();

        await Should.ThrowAsync<Exception>(() => database.Database.ExecuteSqlRawAsync("UPDATE accounts SET name = NULL"));
    }

    [Fact]
    [Trait("Behaviour", "S1-5")]
    public void The_accounts_name_is_asked_for_at_sign_up_and_is_no_field_of_a_user()
        => SchemaFile.Read().Fields("User").ShouldNotContain(field => field.Name.Value == "accountName");

    [Fact]
    [Trait("Behaviour", "S1-7")]
    public async Task Nothing_that_happens_to_a_user_makes_a_second_personal_account()
    {
        var before = await PersonalAccountIdAsync(_bob);

        await _app.AsNobody().MutateAsync("register", new { email = _bob.Email, password = OrgsApplication.Password, name = "Bob" });
        (await _app.As(_bob).MutateAsync("updateMe", new { name = "Robert" })).ShouldSucceed();
        (await _app.AsNobody().MutateAsync(
            "resetPassword", new { token = await _app.RequestPasswordResetAsync(_bob.Email), newPassword = "another password" })).ShouldSucceed();

        await using var database = _app.OpenDatabase();
        (await database.PersonalAccounts.SingleAsync()).Id.ShouldBe(new Guid(GlobalId.Key(before)));
    }

    [Fact]
    [Trait("Behaviour", "S1-8")]
    public async Task A_user_always_has_an_account_and_a_reference_to_none_is_told_as_data()
    {
        await using var database = _app.OpenDatabase();
        (await database.Users.CountAsync(user => !database.PersonalAccounts.Any(account => account.UserId == user.Id))).ShouldBe(0);

        var refused = await _app.As(_bob).MutateAsync("setCurrentOrganization", new { organizationId = GlobalId.Missing("Organization") });
        var orphan = await Should.ThrowAsync<DbUpdateException>(async () =>
        {
            database.Add(PersonalAccount.For(User.Register("Nobody", "n@x.test", "N@X.TEST", _app.Clock.GetUtcNow()), "Nobody's"));
            await database.SaveChangesAsync();
        });

        refused.ShouldFail("NotFoundError");
        orphan.InnerException.ShouldNotBeNull();
    }

    [Fact]
    [Trait("Behaviour", "S1-11")]
    public async Task A_protected_field_is_null_for_nobody_with_the_code_that_asks_to_sign_in()
    {
        var answer = await _app.AsNobody().SendAsync("{ organization(slug: \"acme-corp\") { name } currentOrganization { name } }");

        answer.Get("data").ToString().ShouldBe("""{"organization":null,"currentOrganization":null}""");
        answer.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHENTICATED", "AUTH_NOT_AUTHENTICATED"]);
    }

    [Fact]
    [Trait("Behaviour", "S1-12")]
    public async Task What_is_not_protected_works_signed_out()
    {
        var query = await _app.AsNobody().SendAsync("{ __typename me { name } invitationByToken(token: \"x\") { status } }");
        var registered = await _app.AsNobody().MutateAsync("register", new { email = "new@orgs.test", password = OrgsApplication.Password, name = "New" });

        query.Text.ShouldBe("""{"data":{"__typename":"Query","me":null,"invitationByToken":null}}""");
        registered.ShouldSucceed();
        (await _app.SignInAsync("new@orgs.test")).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    [Trait("Behaviour", "S1-13")]
    public async Task The_current_user_is_there_in_every_request()
        => (await _app.As(_bob).SendAsync("{ me { email } }")).Text.ShouldBe("""{"data":{"me":{"email":"bob@orgs.test"}}}""");

    [Fact]
    [Trait("Behaviour", "S1-14")]
    public async Task A_mistake_is_told_beside_the_input_it_is_in()
    {
        var refused = await _app.As(_bob).MutateAsync("updateMe", new { name = " " }, "user { name } errors { ... on ValidationError { fields { path rule message } } }");

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe(
            """[{"path":["name"],"rule":"required","message":"Please give a name."}]""");
    }

    [Fact]
    public async Task A_user_changes_the_name_that_others_see()
    {
        var changed = await _app.As(_bob).MutateAsync("updateMe", new { name = " Robert  Owner " }, "user { name personalAccount { name } }");
        var unchanged = await _app.As(_bob).MutateAsync("updateMe", new { }, "user { name }");

        changed.ShouldSucceed().Get("user").ToString().ShouldBe("""{"name":"Robert Owner","personalAccount":{"name":"Bob"}}""");
        unchanged.ShouldSucceed().GetText("user.name").ShouldBe("Robert Owner");
        (await _app.As(_bob).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Robert Owner");
    }

    [Fact]
    public async Task A_new_confirmation_can_be_asked_for_and_ends_the_one_before()
    {
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var first = _app.TokenMailedTo(jane.Email);

        var sent = await _app.As(jane).SendAsync("mutation { resendConfirmation { accepted errors { __typename } } }");

        sent.Text.ShouldBe("""{"data":{"resendConfirmation":{"accepted":true,"errors":null}}}""");
        (await _app.AsNobody().MutateAsync("confirmEmail", new { token = first })).ShouldFail("InvalidTokenError");
        (await _app.AsNobody().MutateAsync("confirmEmail", new { token = _app.TokenMailedTo(jane.Email) })).ShouldSucceed();
    }

    [Fact]
    public async Task Who_has_confirmed_gets_no_more_mails_and_the_same_answer()
    {
        var mails = _app.Mails.Count;

        var sent = await _app.As(_bob).SendAsync("mutation { resendConfirmation { accepted errors { __typename } } }");

        sent.Text.ShouldBe("""{"data":{"resendConfirmation":{"accepted":true,"errors":null}}}""");
        _app.Mails.Count.ShouldBe(mails);
    }

    [Fact]
    public async Task Of_many_uses_of_one_confirmation_at_once_one_succeeds()
    {
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var token = _app.TokenMailedTo(jane.Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _app.AsNobody().MutateAsync("confirmEmail", new { token })));

        answers.SelectMany(answer => answer.Errors).ShouldBe(Enumerable.Repeat("InvalidTokenError", 7));
    }

    [Fact]
    [Trait("Abuse", "AN-09")]
    public async Task An_address_that_is_not_proven_shows_and_accepts_nothing_that_was_sent_to_it()
    {
        var jane = await _app.RegisterUnconfirmedAsync("Jane");
        var invited = await _app.As(_bob).MutateAsync(
            "inviteMember", new { organizationId = (await _app.CreateOrganizationAsync(_bob)).Id, email = jane.Email }, "invitation { id }");

        var listed = await _app.As(jane).SendAsync("{ me { invitations { totalCount } } }");
        var accepted = await _app.As(jane).MutateAsync("acceptInvitation", new { invitationId = invited.GetText("invitation.id") });

        listed.Get("data.me.invitations.totalCount").GetInt32().ShouldBe(0);
        accepted.ShouldFail("EmailNotConfirmedError");
    }

    [Fact]
    [Trait("Abuse", "AN-05")]
    public async Task Many_sign_ins_in_one_document_are_refused_before_the_first()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 100).Select(
            number => $$"""a{{number}}: signIn(input: { email: "bob@orgs.test", password: "guess {{number}}" }) { user { id } }"""));

        var answer = await _app.AsNobody().SendAsync($"mutation {{ {fields} }}");

        answer.Json.TryGetProperty("data", out _).ShouldBeFalse(answer.Text);
        answer.ErrorCodes.ShouldNotBeEmpty();
        (await _app.SignInAsync(_bob.Email)).ShouldNotBeNullOrEmpty("the account is not guarded");
    }

    private async Task<string> PersonalAccountIdAsync(Person person)
        => (await _app.As(person).SendAsync("{ me { personalAccount { id } } }")).GetText("data.me.personalAccount.id")!;
}
