namespace Orgs.GraphQL.Tests.Organizations;

public sealed class OrganizationUpdateTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "S2-3")]
    [Trait("Behaviour", "S2-23")]
    public async Task Whatever_is_given_changes_at_once_as_one_change_and_the_log_tells_it()
    {
        var updated = await UpdateAsync(
            _owner, new { organizationId = _acme.Id, name = " New  Name ", slug = "New-Slug", invitePolicy = "OWNERS", externalReference = "customer 7" });

        updated.ShouldSucceed().Get("organization").ToString().ShouldBe(
            """{"name":"New Name","slug":"new-slug","invitePolicy":"OWNERS","externalReference":"customer 7","version":2}""");
        await using var database = _app.OpenDatabase();
        var entries = await database.AuditEntries.OrderByDescending(entry => entry.Sequence).Take(2).ToListAsync();
        entries.Select(entry => (entry.Action, entry.Note)).ShouldBe(
            [
                (AuditAction.OrgUpdated, "Acme Corp → New Name, MEMBERS → OWNERS, external reference"),
                (AuditAction.OrgSlugChanged, "acme-corp → new-slug"),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task What_changes_nothing_writes_nothing()
    {
        var before = await EntriesAsync();

        var updated = await UpdateAsync(_owner, new { organizationId = _acme.Id, name = "Acme Corp", slug = _acme.Slug, invitePolicy = "MEMBERS" });

        updated.ShouldSucceed().Get("organization.version").GetInt32().ShouldBe(1);
        (await EntriesAsync()).ShouldBe(before);
    }

    [Fact]
    [Trait("Behaviour", "S2-2")]
    public async Task The_external_reference_is_kept_taken_away_and_shown_to_owners_only()
    {
        await UpdateAsync(_owner, new { organizationId = _acme.Id, externalReference = "customer 7" });

        var kept = await UpdateAsync(_owner, new { organizationId = _acme.Id, name = "Other" });
        var shown = await _app.As(_admin).SendAsync($$"""{ organization(slug: "{{_acme.Slug}}") { name externalReference } }""");
        var log = await _app.OpenDatabase().AuditEntries.Select(entry => entry.Note).ToListAsync();
        var gone = await UpdateAsync(_owner, new { organizationId = _acme.Id, externalReference = (string?)null });

        kept.ShouldSucceed().GetText("organization.externalReference").ShouldBe("customer 7");
        shown.GetText("data.organization.name").ShouldBe("Other");
        shown.GetText("data.organization.externalReference").ShouldBeNull();
        shown.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHORIZED"]);
        log.ShouldNotContain(note => note != null && note.Contains("customer 7"), "admins read the log");
        gone.ShouldSucceed().GetText("organization.externalReference").ShouldBeNull();
    }

    [Theory]
    [Trait("Behaviour", "S2-12")]
    [InlineData("name", "ADMIN", "MEMBER")]
    [InlineData("slug", "OWNER", "ADMIN")]
    [InlineData("invitePolicy", "OWNER", "ADMIN")]
    [InlineData("externalReference", "OWNER", "ADMIN")]
    public async Task Who_may_not_is_told_which_role_it_takes(string field, string required, string role)
    {
        var value = field == "invitePolicy" ? "OWNERS" : "other";
        var input = new Dictionary<string, string> { ["organizationId"] = _acme.Id, [field] = value };

        var refused = await UpdateAsync(role == "ADMIN" ? _admin : _member, input);

        refused.ShouldFail("ForbiddenError").GetText("errors.0.requiredRole").ShouldBe(required);
        refused.GetText("errors.0.viewerRole").ShouldBe(role);
    }

    [Fact]
    public async Task Of_a_change_that_is_refused_in_part_nothing_is_done()
    {
        var refused = await UpdateAsync(_owner, new { organizationId = _acme.Id, name = "Other", slug = "graphql", externalReference = new string('x', 101) });

        refused.ShouldFail("ValidationError").Get("errors.0.fields").ToString().ShouldBe(
            """[{"path":["slug"],"rule":"reserved"},{"path":["externalReference"],"rule":"maxLength"}]""");
        (await ReadAsync(_acme.Slug)).GetText("data.organization.name").ShouldBe("Acme Corp");
    }

    [Fact]
    [Trait("Abuse", "LO-13")]
    public async Task Of_two_who_change_the_version_they_have_seen_one_is_told_that_it_is_old()
    {
        var answers = await Task.WhenAll(
            UpdateAsync(_owner, new { organizationId = _acme.Id, name = "One", expectedVersion = 1 }),
            UpdateAsync(_admin, new { organizationId = _acme.Id, name = "Two", expectedVersion = 1 }));

        answers.SelectMany(answer => answer.Errors).ShouldBe(["StaleVersionError"]);
        answers.Single(answer => answer.Error is not null).Get("errors.0.currentVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    [Trait("Abuse", "AZ-04")]
    [Trait("Behaviour", "S0-9")]
    public async Task What_is_not_in_the_input_cannot_be_set()
    {
        foreach (var extra in (string[])["createdBy: \"x\"", "role: OWNER", "ownerId: \"x\"", "personal: true", "memberLimit: 100", "createdAt: \"2020-01-01T00:00:00Z\""])
        {
            var answer = await _app.As(_owner).SendAsync(
                $$"""mutation { updateOrganization(input: { organizationId: "{{_acme.Id}}", name: "Other", {{extra}} }) { organization { name } } }""");

            answer.ErrorCodes.ShouldNotBeEmpty(extra);
            answer.Json.TryGetProperty("data", out _).ShouldBeFalse(extra);
        }

        (await ReadAsync(_acme.Slug)).GetText("data.organization.name").ShouldBe("Acme Corp");
    }

    [Fact]
    [Trait("Behaviour", "G17")]
    public async Task A_former_slug_keeps_leading_to_its_members_and_says_which_one_is_right_now()
    {
        (await MoveAsync("second")).ShouldSucceed();
        (await MoveAsync("third")).ShouldSucceed();
        var outsider = await _app.RegisterAsync("Otto Outsider");

        (await ReadAsync(_acme.Slug.ToUpperInvariant())).GetText("data.organization.slug").ShouldBe("third");
        (await ReadAsync("second")).GetText("data.organization.slug").ShouldBe("third");
        (await ReadAsync("second", outsider)).Text.ShouldBe((await ReadAsync("never-there", outsider)).Text);
    }

    [Fact]
    [Trait("Abuse", "TI-09")]
    [Trait("Behaviour", "G17")]
    public async Task A_former_slug_is_held_for_ninety_days_and_then_leads_to_who_takes_it()
    {
        await MoveAsync("second");

        (await _app.As(_member).MutateAsync("createOrganization", new { name = "X", slug = _acme.Slug })).ShouldFail("SlugTakenError");
        _app.Clock.Advance(FormerSlug.HeldFor - TimeSpan.FromMinutes(1));
        var owner = _app.As(await _app.SignInAsync(_owner.Email));
        var member = _app.As(await _app.SignInAsync(_member.Email));
        (await member.MutateAsync("createOrganization", new { name = "X", slug = _acme.Slug })).ShouldFail("SlugTakenError");
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await member.MutateAsync("createOrganization", new { name = "Taken over", slug = _acme.Slug })).ShouldSucceed();

        var document = $$"""{ organization(slug: "{{_acme.Slug}}") { name } }""";
        (await member.SendAsync(document)).GetText("data.organization.name").ShouldBe("Taken over");
        (await owner.SendAsync(document)).Get("data.organization").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_name_never_makes_a_slug_that_is_held_for_another_organization()
    {
        await MoveAsync("second");

        var created = await _app.As(_member).MutateAsync("createOrganization", new { name = "Acme Corp" }, "organization { slug }");

        created.ShouldSucceed().GetText("organization.slug").ShouldBe("acme-corp-2");
    }

    [Fact]
    public async Task An_organization_can_go_back_to_its_former_slug()
    {
        await MoveAsync("second");

        (await MoveAsync(_acme.Slug)).ShouldSucceed();

        (await ReadAsync("second")).GetText("data.organization.slug").ShouldBe(_acme.Slug);
    }

    [Fact]
    [Trait("Abuse", "LO-16")]
    public async Task Two_organizations_that_want_each_others_slug_at_once_end_with_two_slugs()
    {
        var other = await _app.CreateOrganizationAsync(_owner, "Other");

        var answers = await Task.WhenAll(
            UpdateAsync(_owner, new { organizationId = _acme.Id, slug = other.Slug }),
            UpdateAsync(_owner, new { organizationId = other.Id, slug = _acme.Slug }));

        answers.SelectMany(answer => answer.Errors).ShouldAllBe(error => error == "SlugTakenError");
        await using var database = _app.OpenDatabase();
        (await database.Organizations.Select(organization => organization.Slug).ToListAsync()).ShouldBe([_acme.Slug, other.Slug], ignoreOrder: true);
    }

    [Theory]
    [Trait("Behaviour", "S2-18")]
    [InlineData("Free-One", "free-one", true, "")]
    [InlineData("acme-corp", "acme-corp", false, "acme-corp-2,acme-corp-3,acme-corp-4")]
    [InlineData("graphql", null, false, "graphql-org")]
    [InlineData("Ünï cörn!", null, false, "uni-corn")]
    [InlineData("", null, false, "organization-1")]
    public async Task A_slug_can_be_asked_for_before_it_is_taken(string wanted, string? slug, bool available, string suggestions)
    {
        var answer = await _app.As(_member).SendAsync(
            "query ($slug: String!) { slugAvailability(slug: $slug) { slug available suggestions } }", new { slug = wanted });

        answer.GetText("data.slugAvailability.slug").ShouldBe(slug);
        answer.Get("data.slugAvailability.available").GetBoolean().ShouldBe(available);
        string.Join(',', answer.Get("data.slugAvailability.suggestions").EnumerateArray().Select(item => item.GetString())).ShouldBe(suggestions);
    }

    [Fact]
    [Trait("Abuse", "TI-08")]
    public async Task Asking_for_slugs_has_an_end()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:SlugQuestionsPerUser", "2"));
        var bob = await app.RegisterAsync("Bob");
        const string Document = """{ a: slugAvailability(slug: "aaa") { available } b: slugAvailability(slug: "bbb") { available } c: slugAvailability(slug: "ccc") { available } }""";

        var answer = await app.As(bob).SendAsync(Document);

        answer.ErrorCodes.ShouldBe(["RATE_LIMITED"]);
    }

    [Fact]
    [Trait("Behaviour", "S2-5")]
    [Trait("Behaviour", "S1-12")]
    public async Task What_each_role_may_do_can_be_read_and_a_higher_one_may_all_that_a_lower_one_may()
    {
        var answer = await _app.AsNobody().SendAsync("{ roles { role permissions mayGrant } }");

        answer.Get("data.roles").ToString().ShouldBe(
            """
            [{"role":"MEMBER","permissions":["organization.read","organization.leave","members.read"],"mayGrant":["MEMBER"]},{"role":"ADMIN","permissions":["organization.read","organization.rename","organization.leave","members.read","members.manage","admins.manage","invitations.read","auditLog.read"],"mayGrant":["MEMBER","ADMIN"]},{"role":"OWNER","permissions":["organization.read","organization.rename","organization.configure","organization.delete","organization.restore","organization.leave","members.read","members.manage","admins.manage","owners.manage","invitations.read","auditLog.read"],"mayGrant":["MEMBER","ADMIN","OWNER"]}]
            """);
    }

    private Task<Payload> MoveAsync(string slug) => UpdateAsync(_owner, new { organizationId = _acme.Id, slug });

    private Task<Payload> UpdateAsync(Person by, object input)
        => _app.As(by).MutateAsync(
            "updateOrganization",
            input,
            """
            organization { name slug invitePolicy externalReference version }
            errors {
              ... on ForbiddenError { requiredRole viewerRole }
              ... on ValidationError { fields { path rule } }
              ... on StaleVersionError { currentVersion }
            }
            """.Replace("externalReference", by == _owner ? "externalReference" : "", StringComparison.Ordinal));

    private Task<Answer> ReadAsync(string slug, Person? by = null)
        => _app.As(by ?? _member).SendAsync("query ($slug: Slug!) { organization(slug: $slug) { name slug } }", new { slug });

    private async Task<int> EntriesAsync()
    {
        await using var database = _app.OpenDatabase();
        return await database.AuditEntries.CountAsync();
    }
}
