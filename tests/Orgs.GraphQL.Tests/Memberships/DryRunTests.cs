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
        var app = await stage.NextAsync();
        var scene = await DryRunScene.BuildAsync(app, state);

        // The mail of the last account that was deleted is on its way until somebody looks.
        var mails = app.Mails.Count;
        var untouched = await app.DigestAsync();

        var tried = await AskAsync(app, scene, mutation, dryRun: true);
        (await app.DigestAsync()).ShouldBe(untouched, $"a dry run of {mutation} has changed something");
        app.Mails.Count.ShouldBe(mails);

        var before = await DryRunTables.ReadAsync(app);
        var done = await AskAsync(app, scene, mutation, dryRun: false);
        var after = await DryRunTables.ReadAsync(app);

        done.Error.ShouldBe(tried.Error);
        if (done.Error is not null)
        {
            (await app.DigestAsync()).ShouldBe(untouched, $"a refused {mutation} has changed something");
            return;
        }

        var told = EffectsIn(tried);
        EffectsIn(done).ShouldBe(told);
        before.EffectsUntil(after).ShouldBe(told, ignoreOrder: true);
    }

    private static Task<Payload> AskAsync(OrgsApplication app, DryRunScene scene, string mutation, bool dryRun)
    {
        var input = _inputs[mutation](scene);
        input["dryRun"] = dryRun;
        return app.As(scene.AccessToken).MutateAsync(mutation, input, "effects { kind count message }");
    }

    private static IReadOnlyList<string> EffectsIn(Payload payload)
        => [.. payload.Get("effects").EnumerateArray().Select(effect => $"{effect.GetProperty("kind").GetString()} {effect.GetProperty("count").GetInt32()}")];

    /// <summary>A server, and after some states a new one: all of its tables are read again and again, so there should not be much in them.</summary>
    public sealed class Stage : IAsyncDisposable
    {
        private const int StatesOfOne = 25;

        private OrgsApplication? _app;
        private int _states;

        public async Task<OrgsApplication> NextAsync()
        {
            if (_states++ % StatesOfOne == 0)
            {
                await DisposeAsync();
                _app = new OrgsApplication(OrgsApplication.ForBusyPeople);
            }

            return _app!;
        }

        public async ValueTask DisposeAsync()
        {
            if (_app is not null)
            {
                await _app.DisposeAsync();
            }
        }
    }
}
