using FsCheck;
using FsCheck.Fluent;

namespace Orgs.GraphQL.Tests.Model;

/// <summary>The server against a model of it: random sequences of everything that twelve people can do, and random histories of several at once.</summary>
/// <remarks>A failure prints the shortest sequence that still fails.</remarks>
public sealed class ModelTests(ModelTests.Stage stage) : IClassFixture<ModelTests.Stage>
{
    private static readonly string[] _lost = ["LastOwnerError", "ForbiddenError", "NotFoundError"];

    [Fact]
    [Trait("Behaviour", "G1")]
    [Trait("Behaviour", "G6")]
    [Trait("Behaviour", "S4-1")]
    public void Whatever_twelve_people_do_is_answered_and_kept_like_in_the_model()
        => RandomCases.Check(Steps(min: 5, max: 40, all: true), steps => SequenceAsync([.. Beginning(), .. steps]));

    [Fact]
    [Trait("Abuse", "LO-17")]
    public void Whatever_several_do_at_once_has_an_order_in_which_the_model_answers_the_same()
        => RandomCases.Check(Steps(min: 4, max: 9, all: false), HistoryAsync);

    private async Task SequenceAsync(IReadOnlyList<Step> steps)
    {
        stage.Server.Forget();
        var world = new World();
        foreach (var wanted in steps)
        {
            if (Resolve(wanted, world) is not { } step)
            {
                continue;
            }

            var expected = world.Do(step);
            var answer = await stage.Server.DoAsync(step);

            answer.ShouldBe(expected, $"{step}");
            (await stage.Server.ReadAsync()).ShouldBe(Server.Describe(world), $"{step}");
            world.Places.ShouldAllBe(place => place.DeletedAt != null || place.Owners > 0);
        }
    }

    /// <summary>After a beginning, three clients do their steps beside each other. Some order of all steps has to explain what came out.</summary>
    private async Task HistoryAsync(IReadOnlyList<Step> steps)
    {
        stage.Server.Forget();
        var world = new World();
        foreach (var step in Beginning())
        {
            world.Do(step).ShouldBeNull();
            (await stage.Server.DoAsync(step)).ShouldBeNull();
        }

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

    /// <summary>An organization with two owners, an admin, a member and two who are invited; and one with an owner alone.</summary>
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
    }

    /// <summary>The step with its numbers made to mean something; null where there is nothing it could be about.</summary>
    private static Step? Resolve(Step step, World world)
    {
        if (step.What is What.Create or What.Wait)
        {
            return step;
        }

        var number = step.Place % world.Places.Count;
        var place = world.Places[number];
        if (step.What is What.Accept or What.AcceptById or What.Decline)
        {
            if (place.Invitations.Count == 0)
            {
                return null;
            }

            // Mostly who is invited; now and then somebody else tries.
            var invitation = step.Other % place.Invitations.Count;
            return step with { Place = number, Other = invitation, Actor = step.Actor % 4 == 0 ? step.Actor : place.Invitations[invitation].Invited };
        }

        // Mostly members, about members.
        var members = place.Members.Keys.DefaultIfEmpty().ToList();
        return step with
        {
            Place = number,
            Actor = step.Actor % 6 == 0 ? step.Actor : members[step.Actor % members.Count],
            Other = step.What == What.Invite || step.Other % 6 == 0 ? step.Other % Server.Actors : members[step.Other % members.Count],
        };
    }

    private static Arbitrary<IReadOnlyList<Step>> Steps(int min, int max, bool all)
    {
        var kinds = Enum.GetValues<What>().Where(what => all || what is not (What.Create or What.Invite or What.Wait)).ToArray();
        var steps =
            from what in Gen.Elements(kinds)
            from actor in Gen.Choose(0, Server.Actors - 1)
            from place in Gen.Choose(0, 3)
            from other in Gen.Choose(0, 60)
            from role in Gen.Elements(Enum.GetValues<OrgRole>())
            select new Step(what, actor, place, other, role);
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
        private readonly OrgsApplication _app = new(
            [.. OrgsApplication.ForBusyPeople, ("Orgs:Limits:InvitationsPerOrganization", "1000000")]);

        public Server Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = new Server(_app);
            await Server.SignUpAsync();
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
