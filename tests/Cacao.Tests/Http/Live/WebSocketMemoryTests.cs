using System.Net.WebSockets;
using Cacao.Http;
using Cacao.Types;

namespace Cacao.Tests.Http;

/// <summary>Measures the whole process, in which no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(WebSocketMemoryTests), DisableParallelization = true)]
[Collection(nameof(WebSocketMemoryTests))]
public sealed class WebSocketMemoryTests
{
    [Fact]
    [Trait("Abuse", "TR-15")]
    public async Task Who_stops_reading_is_cut_off_and_costs_no_memory()
    {
        // There is room for everything, so that falling behind is not what ends it.
        await using var server = await LiveServer.StartAsync(
            options => options.SendTimeout = TimeSpan.FromSeconds(1), subscriptions: new SubscriptionOptions { TopicBufferCapacity = 10_001 });
        using var client = await server.ConnectAsync();
        var topics = (Cacao.Execution.InMemoryTopicEvents)server.Sender;
        await client.SubscribeAsync("1", LiveServer.Listen);
        await server.SayAsync("a", "first");
        var message = new string('x', 10_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        // 100 MB, in the rhythm of a busy server rather than in one breath.
        for (var number = 0; number < 10_000; number++)
        {
            await server.Sender.SendAsync("room-a", message);

            if (number % 20 == 0)
            {
                await Task.Delay(1);
            }
        }

        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 0);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(60_000_000);
        await Should.ThrowAsync<WebSocketException>(client.ReceiveCloseAsync);
    }
}
