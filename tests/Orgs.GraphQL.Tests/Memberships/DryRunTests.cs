using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Orgs.GraphQL.Tests.Model;

namespace Orgs.GraphQL.Tests.Memberships;

/// <summary>
/// A dry run answers what the real thing answers then, in whatever state things are: the same refusal, or the effects that the tables show afterwards,
/// no more and no less. And until then nothing at all has changed.
/// </summary>
[Trait("Behaviour", "G5")]
public sealed class DryRunTests(DryRunTests.Stage stage) : IClassFixture<DryRunTests.Stage>
{
    private static readonly SchemaFile _schema = SchemaFile.Read();

    /// <summary>What the actor sends.</summary>
    private static readonly Dictionary<string, Func<DryRunScene, JsonObject>> _inputs = new()
    {
        ["removeMembership"] = scene => new JsonObject { ["membershipId"] = scene.TargetMembershipId },
        ["leaveOrganization"] = scene => new JsonObject { ["organizationId"] = scene.OrganizationId },
        ["transferOwnership"] = scene => new JsonObject { ["toMembershipId"] = scene.TargetMembershipId, ["keepRole"] = scene.State.KeepRole?.Spoken() },
        ["deleteOrganization"] = scene => new JsonObject { ["organizationId"] = scene.OrganizationId, ["confirmSlug"] = scene.Slug },
        ["deleteMyAccount"] = scene => new JsonObject { ["password"] = OrgsApplication.Password, ["confirmEmail"] = scene.ActorEmail },
    };

    public static TheoryData<string> Mutations => [.. _inputs.Keys];

    [Fact]
    public void Every_mutation_that_can_be_tried_is_here()
        => _schema.Fields("Mutation")
            .Where(mutation => mutation.Arguments.Any(argument => _schema.InputTypes
                .Single(type => type.Name.Value == SchemaFile.NamedType(argument)).Fields.Any(field => field.Name.Value == "dryRun")))
            .Select(mutation => mutation.Name.Value)
            .ShouldBe(_inputs.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Mutations))]
    public void What_a_dry_run_tells_is_what_then_happens_and_before_that_nothing_does(string mutation)
        => RandomCases.Check(Arb.From(DryRunState.Any), state => HoldAsync(mutation, state));

    private async Task HoldAsync(string mutation, DryRunState state)
    {
        var scene = await DryRunScene.BuildAsync(stage.App, state);

        // The mail of the last account that was deleted is on its way until somebody looks.
        var mails = stage.App.Mails.Count;
        var untouched = await stage.App.DigestAsync();

        var tried = await AskAsync(scene, mutation, dryRun: true);
        (await stage.App.DigestAsync()).ShouldBe(untouched, $"a dry run of {mutation} has changed something");
        stage.App.Mails.Count.ShouldBe(mails);

        var before = await DryRunTables.ReadAsync(stage.App);
        var done = await AskAsync(scene, mutation, dryRun: false);
        var after = await DryRunTables.ReadAsync(stage.App);

        done.Error.ShouldBe(tried.Error);
        if (done.Error is not null)
        {
            (await stage.App.DigestAsync()).ShouldBe(untouched, $"a refused {mutation} has changed something");
            return;
        }

        var told = EffectsIn(tried);
        EffectsIn(done).ShouldBe(told);
        before.EffectsUntil(after).ShouldBe(told, ignoreOrder: true);
    }

    private Task<Payload> AskAsync(DryRunScene scene, string mutation, bool dryRun)
    {
        var input = _inputs[mutation](scene);
        input["dryRun"] = dryRun;
        return stage.App.As(scene.AccessToken).MutateAsync(mutation, input, "effects { kind count message }");
    }

    private static IReadOnlyList<string> EffectsIn(Payload payload)
        => [.. payload.Get("effects").EnumerateArray().Select(effect => $"{effect.GetProperty("kind").GetString()} {effect.GetProperty("count").GetInt32()}")];

    public sealed class Stage : IAsyncDisposable
    {
        public OrgsApplication App { get; } = new(OrgsApplication.ForBusyPeople);

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
