using System.Text.Json;

namespace Orgs.GraphQL.Tests.Memberships;

public sealed class OwnershipTransferTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("MEMBER", """[{"kind":"ROLES_CHANGED","count":2}]""")]
    [InlineData("ADMIN", """[{"kind":"ROLES_CHANGED","count":2}]""")]
    [InlineData("OWNER", """[{"kind":"ROLES_CHANGED","count":1}]""")]
    public async Task The_only_owner_hands_the_organization_over_in_one_step_and_keeps_the_role_that_was_asked_for(string keepRole, string effects)
    {
        var transferred = await TransferAsync(new { toMembershipId = _acme.Memberships[_member], keepRole });

        transferred.ShouldSucceed().GetText("to.role").ShouldBe("OWNER");
        transferred.GetText("from.role").ShouldBe(keepRole);
        transferred.Get("effects").ToString().ShouldBe(effects);
    }

    [Fact]
    public async Task Who_keeps_no_role_leaves()
    {
        var transferred = await TransferAsync(new { toMembershipId = _acme.Memberships[_member], keepRole = (string?)null });

        transferred.ShouldSucceed().Get("from").ValueKind.ShouldBe(JsonValueKind.Null);
        transferred.Get("effects").ToString().ShouldBe("""[{"kind":"ROLES_CHANGED","count":1},{"kind":"MEMBERSHIPS_REMOVED","count":1}]""");
        (await _app.As(_owner).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldFail("NotFoundError");
    }

    [Fact]
    public async Task Handing_over_to_oneself_changes_nothing()
    {
        var transferred = await TransferAsync(new { toMembershipId = _acme.Memberships[_owner] });

        transferred.ShouldSucceed().Get("from").ToString().ShouldBe("""{"role":"OWNER","version":1}""");
        transferred.Get("effects").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("Behaviour", "G5")]
    public async Task A_dry_run_answers_the_same_and_writes_nothing()
    {
        var input = new Dictionary<string, object> { ["toMembershipId"] = _acme.Memberships[_member], ["dryRun"] = true };
        var before = await _app.DigestAsync();

        var tried = await TransferAsync(input);

        (await _app.DigestAsync()).ShouldBe(before);
        input["dryRun"] = false;
        var done = await TransferAsync(input);
        tried.ShouldSucceed().Answer.Text.ShouldBe(done.ShouldSucceed().Answer.Text);
    }

    [Fact]
    [Trait("Abuse", "AZ-06")]
    public async Task An_owner_cannot_hand_over_to_a_member_of_another_organization_only()
    {
        var other = await _app.RegisterAsync("Otto Outsider");
        var theirs = await _app.CreateOrganizationAsync(other, "Theirs");

        (await TransferAsync(new { toMembershipId = theirs.Memberships[other] })).ShouldFail("NotFoundError");
    }

    private Task<Payload> TransferAsync(object input)
        => _app.As(_owner).MutateAsync("transferOwnership", input, "from { role version } to { role version } effects { kind count }");
}
