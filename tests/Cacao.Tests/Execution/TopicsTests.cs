using Cacao.Execution;
using Cacao.Types;

namespace Cacao.Tests.Execution;

public sealed class TopicsTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_stays_hears_everything_while_others_come_and_go()
    {
        const int events = 2_000;
        var topics = new Topics(new SubscriptionOptions { TopicBufferCapacity = events });
        await using var staying = topics.Subscribe<int[]>("room");
        var others = Enumerable.Range(0, 3)
            .Select(_ => Task.Run(
                async () =>
                {
                    for (var i = 0; i < events; i++)
                    {
                        await using var passing = topics.Subscribe<int[]>("room");
                    }
                },
                Test))
            .ToArray();

        for (var i = 0; i < events; i++)
        {
            int[] message = [i];
            topics.Publish("room", _ => message);
        }

        await Task.WhenAll(others);
        topics.CountSubscribers("room").ShouldBe(1);
        topics.Complete("room");
        var heard = new List<int>();
        await foreach (var message in staying.ReadEventsAsync().WithCancellation(Test))
        {
            heard.Add(message[0]);
        }

        heard.ShouldBe(Enumerable.Range(0, events));
    }

    [Fact]
    public async Task A_topic_is_there_for_as_long_as_somebody_listens_however_they_come_and_go()
    {
        var topics = new Topics(new SubscriptionOptions());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 5_000; i++)
                {
                    await using var listening = topics.Subscribe<string>("room");
                    topics.CountSubscribers("room").ShouldBeGreaterThan(0);
                }
            },
            Test)));

        topics.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Leaving_twice_takes_nobody_else_out()
    {
        var topics = new Topics(new SubscriptionOptions());
        await using var first = topics.Subscribe<string>("room");
        await using var second = topics.Subscribe<string>("room");

        await first.DisposeAsync();
        await first.DisposeAsync();

        topics.CountSubscribers("room").ShouldBe(1);
    }
}
