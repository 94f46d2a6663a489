using FsCheck;
using FsCheck.Fluent;

namespace Orgs.GraphQL.Tests.Model;

/// <summary>The server against a model of it: random sequences of everything that twelve people can do, and random histories of several at once.</summary>
/// <remarks>A failure prints the shortest sequence that still fails.</remarks>
public sealed class ModelTests(ModelTests.Stage stage) : IClassFixture<ModelTests.Stage>
{
    private static readonly string[] _lost = ["LastOwnerError", "ForbiddenError", "NotFoundError"];

    /// <summary>
    /// Not among what several do at once: what makes something new, because the numbers in other steps would mean another thing in every order;
    /// what needs the newest token or slug, which others may be changing; and what is several transactions, or moves the clock, or ends a session that others use.
    /// </summary>
    private static readonly What[] _notAtOnce =
    [
        What.Create, What.Invite, What.CreateInviteLink, What.Accept, What.Decline, What.ChangeSlug,
        What.InviteMembers, What.Wait, What.TendAccount, What.DeleteMyAccount,
    ];

    private static readonly What[] _canBeTried = [What.Remove, What.Leave, What.Transfer, What.TransferAndLeave, What.Delete, What.DeleteMyAccount];

    private static readonly What[] _canExpectVersion =
    [
        What.ChangeRole, What.Promote, What.Demote, What.Remove, What.Suspend, What.Unsuspend, What.Rename, What.ChangeSlug, What.ChangeInvitePolicy,
    ];

    [Fact]
    [Trait("Behaviour", "G1")]
    [Trait("Behaviour", "G6")]
    [Trait("Behaviour", "S4-1")]
    public void Whatever_twelve_people_do_is_answered_and_kept_like_in_the_model()
        => RandomCases.Check(Steps(min: 5, max: 40, Enum.GetValues<What>()), SequenceAsync);

    [Fact]
    [Trait("Abuse", "LO-17")]
    public void Whatever_several_do_at_once_has_an_order_in_which_the_model_answers_the_same()
        => RandomCases.Check(Steps(min: 4, max: 9, [.. Enum.GetValues<What>().Except(_notAtOnce)]), HistoryAsync);

    private async Task SequenceAsync(IReadOnlyList<Step> steps)
    {
        var world = await BeginAsync();
        var story = "";
        foreach (var wanted in steps)
        {
            if (Resolve(wanted, world) is not { } step)
            {
                continue;
            }

            // As the numbers were understood, which the steps that FsCheck prints do not say.
            story += $"\n{step}";
            if (step.Manner == Manner.AfterDryRun)
            {
                (await stage.Server.DoAsync(step, dryRun: true)).ShouldBe(world.Copy().Do(step), $"Trying the last of:{story}");
                await ReadAsync(world, isWithoutEntry: true, story);
            }

            var expected = world.Do(step);
            var answer = await stage.Server.DoAsync(step);

            answer.ShouldBe(expected, story);
            await ReadAsync(world, isWithoutEntry: answer is not null && step.What != What.InviteMembers, story);
        }
    }

    private async Task<World> BeginAsync()
    {
        await stage.Server.BeginAsync();
        var world = new World();
        foreach (var step in Beginning())
        {
            world.Do(step).ShouldBeNull();
            (await stage.Server.DoAsync(step)).ShouldBeNull();
        }

        await ReadAsync(world, isWithoutEntry: false, "the beginning");
        return world;
    }

    /// <summary>What was refused or only tried has left no trace in the log.</summary>
    private async Task ReadAsync(World world, bool isWithoutEntry, string story)
    {
        (await stage.Server.ReadAsync()).ShouldBe(Server.Describe(world), story);
        (isWithoutEntry ? stage.Server.NewEntries : 0).ShouldBe(0, story);
    }

    /// <summary>After a beginning, three clients do their steps beside each other. Some order of all steps has to explain what came out.</summary>
    private async Task HistoryAsync(IReadOnlyList<Step> steps)
    {
        var world = await BeginAsync();
        var clients = steps.Select(step => Resolve(step, world)).OfType<Step>()
            .Select((step, index) => (step, index)).GroupBy(one => one.index % 3, one => one.step)
            .Select(client => client.ToList()).ToList();
        await stage.Server.PrepareAsync(clients.SelectMany(client => client));

        var answers = await Race.AtOnceAsync([.. clients.Select(client => (Func<Task<List<string>>>)(async () =>
        {
            var heard = new List<string>();
            foreach (var step in client)
            {
                heard.Add(Word(await stage.Server.DoAsync(step)));
            }

            return heard;
        }))]);

        var final = await stage.Server.ReadAsync();
        HasOrder(world, clients, answers, new int[clients.Count], final).ShouldBeTrue(
            $"No order gives this:\n{string.Join('\n', clients.Select((client, index) => string.Join(", ", client.Zip(answers[index]))))}\n{final}");
    }

    private static bool HasOrder(World world, List<List<Step>> clients, List<string>[] answers, int[] done, string final)
    {
        if (done.Select((count, client) => count == clients[client].Count).All(isDone => isDone))
        {
            return Server.Describe(world) == final;
        }

        for (var client = 0; client < clients.Count; client++)
        {
            if (done[client] == clients[client].Count)
            {
                continue;
            }

            var next = world.Copy();
            if (Word(next.Do(clients[client][done[client]])) == answers[client][done[client]])
            {
                int[] then = [.. done];
                then[client]++;
                if (HasOrder(next, clients, answers, then, final))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Who loses a race hears a reason that depends on when it asked.
    private static string Word(string? refusal) => refusal is null ? "done" : _lost.Contains(refusal) ? "lost" : refusal;

    /// <summary>An organization with two owners, an admin, a member, two who are invited, and a link; and one with an owner alone.</summary>
    private static IEnumerable<Step> Beginning()
    {
        yield return new Step(What.Create, 0, 0, 0, OrgRole.Owner);
        yield return new Step(What.Create, 1, 1, 0, OrgRole.Owner);
        foreach (var (person, role) in ((int, OrgRole)[])[(1, OrgRole.Owner), (2, OrgRole.Admin), (3, OrgRole.Member)])
        {
            yield return new Step(What.Invite, 0, 0, person, role);
            yield return new Step(What.Accept, person, 0, person - 1, role);
        }

        yield return new Step(What.Invite, 0, 0, 4, OrgRole.Owner);
        yield return new Step(What.Invite, 2, 0, 5, OrgRole.Admin);
        yield return new Step(What.CreateInviteLink, 2, 0, 0, OrgRole.Member);
    }

    /// <summary>The step with its numbers made to mean something; null where there is nothing it could be about.</summary>
    private static Step? Resolve(Step step, World world)
    {
        var canBeDoneSo = step.Manner == Manner.AfterDryRun ? _canBeTried : _canExpectVersion;
        step = step with { Manner = canBeDoneSo.Contains(step.What) ? step.Manner : Manner.Plain };
        if (step.What is What.Create or What.Wait or What.TendAccount or What.DeleteMyAccount)
        {
            return step;
        }

        var number = step.Place % world.Places.Count;
        var place = world.Places[number];
        step = step with { Place = number };
        switch (step.What)
        {
            case What.Accept or What.AcceptById or What.AcceptByFirstToken or What.Decline or What.DeclineById:
                return place.Invitations.Count == 0 ? null : ByInvited(step with { Other = step.Other % place.Invitations.Count }, place);

            case What.JoinByInviteLink:
                return place.Links.Count == 0 ? null : step with { Other = step.Other % place.Links.Count };

            case What.ResendInvitation or What.ChangeInvitationRole or What.RevokeInvitation:
                return place.Invitations.Count == 0 ? null : ByMember(step with { Other = step.Other % place.Invitations.Count }, place);

            case What.RevokeInviteLink:
                return place.Links.Count == 0 ? null : ByMember(step with { Other = step.Other % place.Links.Count }, place);

            case What.Invite or What.InviteMembers:
                return ByMember(step with { Other = step.Other % Server.Actors }, place);

            case What.Rename or What.ChangeSlug or What.ChangeInvitePolicy or What.CreateInviteLink:
                return ByMember(step, place);

            default:
                return ByMember(step with { Other = step.Other % 6 == 0 ? step.Other % Server.Actors : MemberOf(place, step.Other) }, place);
        }
    }

    /// <summary>Mostly who is invited; now and then somebody else tries.</summary>
    private static Step ByInvited(Step step, Place place)
        => step.Actor % 4 != 0 && place.Invitations[step.Other].Invited is not World.Nobody and var invited ? step with { Actor = invited } : step;

    /// <summary>Mostly members, about members.</summary>
    private static Step ByMember(Step step, Place place) => step.Actor % 6 == 0 ? step : step with { Actor = MemberOf(place, step.Actor) };

    private static int MemberOf(Place place, int number) => place.Members.Keys.DefaultIfEmpty().ElementAt(number % Math.Max(1, place.Members.Count));

    private static Arbitrary<IReadOnlyList<Step>> Steps(int min, int max, What[] kinds)
    {
        var steps =
            from what in Gen.Elements(kinds)
            from actor in Gen.Choose(0, Server.Actors - 1)
            from place in Gen.Choose(0, 3)
            from other in Gen.Choose(0, 60)
            from role in Gen.Elements(Enum.GetValues<OrgRole>())
            from manner in Gen.Choose(0, 7)
            select new Step(what, actor, place, other, role, manner < 3 ? (Manner)manner : Manner.Plain);
        var lists =
            from count in Gen.Choose(min, max)
            from list in steps.ListOf(count)
            select (IReadOnlyList<Step>)[.. list];

        return Arb.From(lists, Shorter);
    }

    /// <summary>Halves first, then without one step each.</summary>
    private static IEnumerable<IReadOnlyList<Step>> Shorter(IReadOnlyList<Step> steps)
    {
        if (steps.Count > 3)
        {
            yield return [.. steps.Take(steps.Count / 2)];
            yield return [.. steps.Skip(steps.Count / 2)];
        }

        for (var index = 0; index < steps.Count; index++)
        {
            yield return [.. steps.Where((_, other) => other != index)];
        }
    }

    public sealed class Stage : IAsyncLifetime
    {
        private readonly OrgsApplication _app = new(OrgsApplication.ForThoseWhoTryEverything);

        public Server Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = new Server(_app);
            await Server.SignUpAsync();
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
