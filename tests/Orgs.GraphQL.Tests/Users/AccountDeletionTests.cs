using System.Text.Json;

namespace Orgs.GraphQL.Tests.Users;

public sealed class AccountDeletionTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "S4-12")]
    public async Task A_member_goes_with_everything_that_is_the_members_own()
    {
        var browser = _app.InBrowser();
        await browser.MutateAsync("signIn", new { email = _member.Email, password = OrgsApplication.Password });

        var deleted = await DeleteAsync(_member);

        deleted.ShouldSucceed().GetText("deletedUserId").ShouldBe(_member.Id);
        (await _app.As(_member).SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
        (await browser.SendAsync("{ me { name } }")).Text.ShouldBe("""{"data":{"me":null}}""");
        (await _app.AsNobody().MutateAsync("signIn", new { email = _member.Email, password = OrgsApplication.Password })).ShouldFail("BadCredentialsError");
        await using var database = _app.OpenDatabase();
        (await database.Users.CountAsync()).ShouldBe(2);
        (await database.PersonalAccounts.CountAsync()).ShouldBe(2);
        (await database.Memberships.CountAsync()).ShouldBe(2);
        _app.Mails[^1].To.ShouldBe(_member.Email);
        _app.Mails[^1].Subject.ShouldBe("Your account was deleted");
    }

    [Fact]
    [Trait("Behaviour", "S0-16")]
    public async Task The_members_left_behind_see_the_list_without_the_one_who_went()
    {
        (await DeleteAsync(_member)).ShouldSucceed();

        var answer = await _app.As(_owner).SendAsync(
            "query ($slug: Slug!) { organization(slug: $slug) { members { totalCount nodes { user { name } } } } }", new { slug = _acme.Slug });

        answer.Get("data.organization.members").ToString().ShouldBe(
            """{"totalCount":2,"nodes":[{"user":{"name":"Adam Admin"}},{"user":{"name":"Olga Owner"}}]}""");
    }

    [Fact]
    [Trait("Behaviour", "S4-2")]
    [Trait("Abuse", "LO-01")]
    [Trait("Abuse", "LO-06")]
    public async Task The_only_owner_is_told_which_organizations_are_in_the_way_and_nothing_changes()
    {
        await _app.CreateOrganizationAsync(_owner, "Beta");
        var before = await CountRowsAsync();

        var refused = await DeleteAsync(_owner);

        refused.ShouldFail("SoleOwnerError").GetText("errors.0.code").ShouldBe("SOLE_OWNER");
        refused.Answer.GetTexts("data.deleteMyAccount.errors.0.organizations", "name").ShouldBe(["Acme Corp", "Beta"]);
        refused.Get("errors.0.remedies").ToString().ShouldBe("""["PROMOTE_ANOTHER_OWNER","TRANSFER_OWNERSHIP","DELETE_ORGANIZATION"]""");
        refused.Get("deletedUserId").ValueKind.ShouldBe(JsonValueKind.Null);
        refused.Get("effects").GetArrayLength().ShouldBe(0);
        (await CountRowsAsync()).ShouldBe(before);
        (await _app.As(_owner).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Olga Owner");
    }

    [Fact]
    [Trait("Behaviour", "G20")]
    [Trait("Abuse", "LO-06")]
    public async Task Who_is_alone_in_an_organization_learns_that_deleting_it_is_the_way_out()
    {
        var loner = await _app.RegisterAsync("Leo Loner");
        await _app.CreateOrganizationAsync(loner, "Lonely");

        var refused = await DeleteAsync(loner);

        refused.ShouldFail("SoleOwnerError").Get("errors.0.remedies").ToString().ShouldBe("""["DELETE_ORGANIZATION"]""");
    }

    [Fact]
    [Trait("Behaviour", "S4-2")]
    public async Task What_is_in_the_way_can_be_listed_before()
    {
        await _app.CreateOrganizationAsync(_owner, "Beta");
        var shared = await _app.CreateOrganizationAsync(_owner, "Shared");
        await _app.AddMemberAsync(shared, _owner, _admin, "OWNER");
        const string Query = "{ me { solelyOwnedOrganizations(first: 5) { totalCount nodes { name } edges { role } } ownedOrganizations { totalCount } } }";

        var owner = await _app.As(_owner).SendAsync(Query);
        var admin = await _app.As(_admin).SendAsync(Query);

        owner.Get("data.me").ToString().ShouldBe(
            """{"solelyOwnedOrganizations":{"totalCount":2,"nodes":[{"name":"Acme Corp"},{"name":"Beta"}],"edges":[{"role":"OWNER"},{"role":"OWNER"}]},"ownedOrganizations":{"totalCount":3}}""");
        admin.Get("data.me").ToString().ShouldBe(
            """{"solelyOwnedOrganizations":{"totalCount":0,"nodes":[],"edges":[]},"ownedOrganizations":{"totalCount":1}}""");
    }

    [Fact]
    [Trait("Behaviour", "S4-12")]
    [Trait("Behaviour", "S0-10")]
    public async Task One_of_two_owners_can_go_and_the_organization_lingers_without_its_creator()
    {
        (await _app.As(_owner).MutateAsync("promoteOwner", new { membershipId = _acme.Memberships[_admin] })).ShouldSucceed();

        (await DeleteAsync(_owner)).ShouldSucceed();

        var answer = await _app.As(_admin).SendAsync(
            "query ($slug: Slug!) { organization(slug: $slug) { id createdBy { name } members { nodes { user { name } } } owners { nodes { name } } } }",
            new { slug = _acme.Slug });
        answer.Get("data.organization").ToString().ShouldBe(
            $$$"""{"id":"{{{_acme.Id}}}","createdBy":null,"members":{"nodes":[{"user":{"name":"Adam Admin"}},{"user":{"name":"Mia Member"}}]},"owners":{"nodes":[{"name":"Adam Admin"}]}}""");
    }

    [Fact]
    [Trait("Behaviour", "G2")]
    [Trait("Abuse", "LO-07")]
    public async Task An_owner_who_is_locked_does_not_count_as_the_other_one()
    {
        (await _app.As(_owner).MutateAsync("promoteOwner", new { membershipId = _acme.Memberships[_admin] })).ShouldSucceed();
        (await _app.Get<UserLocks>().LockAsync(_admin.Email, CancellationToken.None)).Error.ShouldBeNull();

        (await DeleteAsync(_owner)).ShouldFail("SoleOwnerError");

        (await _app.Get<UserLocks>().UnlockAsync(_admin.Email, CancellationToken.None)).Error.ShouldBeNull();
        (await DeleteAsync(_owner)).ShouldSucceed();
    }

    [Fact]
    [Trait("Behaviour", "G18")]
    public async Task An_organization_that_is_deleted_already_is_not_in_the_way()
    {
        (await _app.As(_owner).MutateAsync("deleteOrganization", new { organizationId = _acme.Id, confirmSlug = _acme.Slug })).ShouldSucceed();

        var solelyOwned = await _app.As(_owner).SendAsync("{ me { solelyOwnedOrganizations { totalCount } } }");
        var deleted = await DeleteAsync(_owner);

        solelyOwned.Get("data.me.solelyOwnedOrganizations.totalCount").GetInt32().ShouldBe(0);
        deleted.ShouldSucceed();
        (await _app.As(_admin).MutateAsync("restoreOrganization", new { organizationId = _acme.Id })).ShouldFail("ForbiddenError");
        await using var database = _app.OpenDatabase();
        (await database.Memberships.IncludingDeleted().CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Invitations_that_the_user_sent_are_withdrawn_and_nobody_comes_in_with_them()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _admin, jane.Email);

        (await DeleteAsync(_admin)).ShouldSucceed();

        (await _app.As(jane).MutateAsync("acceptInvitation", new { token })).ShouldFail("InvitationClosedError")
            .GetText("errors.0.code").ShouldBe("INVITATION_REVOKED");
        (await _app.As(_owner).SendAsync("query ($slug: Slug!) { organization(slug: $slug) { invitations { totalCount } } }", new { slug = _acme.Slug }))
            .Get("data.organization.invitations.totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    [Trait("Behaviour", "G19")]
    public async Task The_audit_log_keeps_the_name_and_tells_of_every_organization_that_was_left()
    {
        await _app.InviteAsync(_acme, _admin, "jane@orgs.test");

        (await DeleteAsync(_admin)).ShouldSucceed();

        await using var database = _app.OpenDatabase();
        var adam = new Guid(GlobalId.Key(_admin.Id));
        var entries = await database.AuditEntries.Where(entry => entry.ActorId == adam).OrderBy(entry => entry.Sequence).ToListAsync();
        entries.ShouldAllBe(entry => entry.ActorLabel == "Adam Admin");
        entries.TakeLast(3).Select(entry => $"{entry.Action} {entry.SubjectLabel} {entry.OrganizationId is not null}").ShouldBe(
            ["InvitationRevoked jane@orgs.test True", "MemberLeft Adam Admin True", "AccountDeleted Adam Admin False"], ignoreOrder: true);
    }

    [Fact]
    public async Task Both_the_address_and_the_password_are_asked_for()
    {
        (await DeleteAsync(_member, confirmEmail: _owner.Email)).ShouldFail("ConfirmationMismatchError");
        (await DeleteAsync(_member, password: "a wrong password")).ShouldFail("BadCredentialsError");
        (await DeleteAsync(_member, password: null)).ShouldFail("BadCredentialsError");
        (await DeleteAsync(_member, confirmEmail: _member.Email.ToUpperInvariant())).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "AN-17")]
    public async Task Wrong_passwords_count_like_failed_sign_ins()
    {
        for (var number = 0; number < 5; number++)
        {
            await DeleteAsync(_member, password: "a wrong password");
        }

        (await DeleteAsync(_member)).ShouldFail("BadCredentialsError");
    }

    [Fact]
    [Trait("Behaviour", "G5")]
    public async Task A_dry_run_tells_the_same_effects_and_writes_nothing()
    {
        (await _app.As(_owner).MutateAsync("promoteOwner", new { membershipId = _acme.Memberships[_admin] })).ShouldSucceed();
        await _app.AddMemberAsync(await _app.CreateOrganizationAsync(_owner, "Beta"), _owner, _admin, "OWNER");
        await _app.InviteAsync(_acme, _owner, "jane@orgs.test");
        var (rows, mails) = (await CountRowsAsync(), _app.Mails.Count);

        var tried = await DeleteAsync(_owner, password: null, dryRun: true);
        var (rowsAfter, mailsAfter) = (await CountRowsAsync(), _app.Mails.Count);
        var stillThere = await _app.As(_owner).SendAsync("{ me { name sessions { current } } }");
        var deleted = await DeleteAsync(_owner);

        tried.ShouldSucceed().Get("effects").ToString().ShouldBe(
            """
            [{"kind":"PERSONAL_ACCOUNT_DELETED","count":1},{"kind":"MEMBERSHIPS_REMOVED","count":2},{"kind":"INVITATIONS_REVOKED","count":1},{"kind":"CREATED_BY_CLEARED","count":2},{"kind":"SESSIONS_REVOKED","count":2}]
            """);
        (rowsAfter, mailsAfter).ShouldBe((rows, mails));
        stillThere.GetText("data.me.name").ShouldBe("Olga Owner");
        stillThere.Get("data.me.sessions").GetArrayLength().ShouldBe(2);
        deleted.ShouldSucceed().Get("effects").ToString().ShouldBe(tried.Get("effects").ToString());
    }

    [Fact]
    [Trait("Behaviour", "G5")]
    public async Task A_dry_run_is_refused_for_what_the_real_thing_would_be()
    {
        (await DeleteAsync(_owner, password: null, dryRun: true)).ShouldFail("SoleOwnerError");
        (await DeleteAsync(_member, password: "a wrong password", dryRun: true)).ShouldFail("BadCredentialsError");
        (await DeleteAsync(_member, password: null, confirmEmail: "x@y.z", dryRun: true)).ShouldFail("ConfirmationMismatchError");
    }

    [Fact]
    public async Task The_address_is_free_again_and_whoever_comes_with_it_is_somebody_else()
    {
        (await DeleteAsync(_member)).ShouldSucceed();

        var again = await _app.RegisterAsync(_member.Name);

        again.Id.ShouldNotBe(_member.Id);
        (await _app.As(again).SendAsync("{ me { organizations { totalCount } } }")).Get("data.me.organizations.totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    [Trait("Behaviour", "S4-1")]
    [Trait("Behaviour", "G1")]
    [Trait("Abuse", "LO-03")]
    public async Task Two_owners_who_delete_their_accounts_at_the_same_moment_leave_one_who_is_told_why()
    {
        for (var round = 0; round < 15; round++)
        {
            var (one, other) = (await _app.RegisterAsync($"One {round}"), await _app.RegisterAsync($"Other {round}"));
            var first = await _app.CreateOrganizationAsync(one, $"First {round}");
            await _app.AddMemberAsync(first, one, other, "OWNER");
            var second = await _app.CreateOrganizationAsync(other, $"Second {round}");
            await _app.AddMemberAsync(second, other, one, "OWNER");

            var answers = await Task.WhenAll(DeleteAsync(one), DeleteAsync(other));

            answers.SelectMany(answer => answer.Errors).ShouldBe(["SoleOwnerError"], $"round {round}");
        }
    }

    [Fact]
    [Trait("Behaviour", "G1")]
    public async Task Leaving_and_being_demoted_beside_a_deletion_leave_an_owner()
    {
        for (var round = 0; round < 10; round++)
        {
            var (one, other) = (await _app.RegisterAsync($"One {round}"), await _app.RegisterAsync($"Other {round}"));
            var team = await _app.CreateOrganizationAsync(one, $"Team {round}");
            await _app.AddMemberAsync(team, one, other, "OWNER");

            var answers = await Task.WhenAll(
                DeleteAsync(one),
                round % 2 == 0
                    ? _app.As(other).MutateAsync("leaveOrganization", new { organizationId = team.Id })
                    : _app.As(other).MutateAsync("demoteOwner", new { membershipId = team.Memberships[other] }));

            answers.SelectMany(answer => answer.Errors).ShouldHaveSingleItem($"round {round}").ShouldBeOneOf("SoleOwnerError", "LastOwnerError");
        }
    }

    [Fact]
    public async Task Creating_an_organization_beside_the_deletion_leaves_it_with_its_owner_or_not_at_all()
    {
        for (var round = 0; round < 10; round++)
        {
            var person = await _app.RegisterAsync($"Person {round}");
            var create = _app.As(person).SendAsync(
                $$"""mutation { createOrganization(input: { name: "Made {{round}}" }) { organization { id } errors { __typename } } }""");
            var delete = _app.As(person).SendAsync(
                $$"""
                mutation {
                  deleteMyAccount(input: { password: "{{OrgsApplication.Password}}", confirmEmail: "{{person.Email}}" }) { errors { __typename } }
                }
                """);

            // Whichever comes first; the harness looks for organizations without an owner afterwards. None is an internal error.
            foreach (var answer in await Task.WhenAll(create, delete))
            {
                answer.ErrorCodes.ShouldAllBe(code => code == "AUTH_NOT_AUTHENTICATED", answer.Text);
            }
        }
    }

    private Task<Payload> DeleteAsync(Person person, string? password, string? confirmEmail = null, bool dryRun = false)
        => _app.As(person).MutateAsync(
            "deleteMyAccount",
            new { password, confirmEmail = confirmEmail ?? person.Email, dryRun },
            "deletedUserId effects { kind count } errors { ... on SoleOwnerError { organizations { name } remedies } }");

    private Task<Payload> DeleteAsync(Person person, string? confirmEmail = null) => DeleteAsync(person, OrgsApplication.Password, confirmEmail);

    private async Task<string> CountRowsAsync()
    {
        await using var database = _app.OpenDatabase();
        return string.Join(
            ' ',
            await database.Users.CountAsync(),
            await database.Accounts.CountAsync(),
            await database.Memberships.CountAsync(),
            await database.Invitations.CountAsync(invitation => invitation.StoredStatus == InvitationStatus.Pending),
            await database.Sessions.CountAsync(session => session.RevokedAt == null),
            await database.MailedTokens.CountAsync(),
            await database.AuditEntries.CountAsync());
    }
}
