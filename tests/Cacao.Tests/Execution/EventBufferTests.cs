using Cacao.Execution;

namespace Cacao.Tests.Execution;

public sealed class EventBufferTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_read_in_the_order_they_came_whether_they_waited_or_were_waited_for()
    {
        var buffer = new EventBuffer<int>(capacity: 2);
        await using var events = buffer.GetAsyncEnumerator(Test);
        buffer.TryAdd(1).ShouldBeTrue();
        buffer.TryAdd(2).ShouldBeTrue();

        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.ShouldBe(1);
        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.ShouldBe(2);
        var third = events.MoveNextAsync();
        third.IsCompleted.ShouldBeFalse();
        buffer.TryAdd(3).ShouldBeTrue();
        (await third).ShouldBeTrue();
        events.Current.ShouldBe(3);
    }

    [Fact]
    public void A_full_buffer_takes_no_more()
    {
        var buffer = new EventBuffer<int>(capacity: 2);

        buffer.TryAdd(1).ShouldBeTrue();
        buffer.TryAdd(2).ShouldBeTrue();
        buffer.TryAdd(3).ShouldBeFalse();
    }

    [Fact]
    public async Task What_waits_is_read_before_the_end_is_told()
    {
        var buffer = new EventBuffer<int>(capacity: 2);
        await using var events = buffer.GetAsyncEnumerator(Test);
        buffer.TryAdd(1);
        buffer.Complete(new InvalidOperationException("too slow"));
        buffer.TryAdd(2);

        (await events.MoveNextAsync()).ShouldBeTrue();
        (await Should.ThrowAsync<InvalidOperationException>(async () => await events.MoveNextAsync())).Message.ShouldBe("too slow");
    }

    [Fact]
    public async Task The_end_reaches_who_waits()
    {
        var buffer = new EventBuffer<int>(capacity: 2);
        await using var events = buffer.GetAsyncEnumerator(Test);
        var next = events.MoveNextAsync();

        buffer.Complete();

        (await next).ShouldBeFalse();
        (await events.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_any_more_does_not_have_to()
    {
        var buffer = new EventBuffer<int>(capacity: 2);
        using var enough = new CancellationTokenSource();
        await using var events = buffer.GetAsyncEnumerator(enough.Token);
        var next = events.MoveNextAsync();

        await enough.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await next);
        await Should.ThrowAsync<OperationCanceledException>(async () => await events.MoveNextAsync());
    }

    [Fact]
    public async Task Nothing_that_many_put_in_at_once_is_lost()
    {
        const int writers = 4, each = 20_000;
        var buffer = new EventBuffer<int>(capacity: writers * each);
        var writing = Enumerable.Range(0, writers)
            .Select(writer => Task.Run(
                () =>
                {
                    for (var i = 0; i < each; i++)
                    {
                        buffer.TryAdd((writer * each) + i).ShouldBeTrue();
                    }
                },
                Test))
            .ToArray();
        var finish = Task.WhenAll(writing).ContinueWith(_ => buffer.Complete(), Test, TaskContinuationOptions.None, TaskScheduler.Default);

        var last = Enumerable.Repeat(-1, writers).ToArray();
        var count = 0;
        await foreach (var message in buffer.WithCancellation(Test))
        {
            message.ShouldBeGreaterThan(last[message / each]);
            last[message / each] = message;
            count++;
        }

        count.ShouldBe(writers * each);
        await finish;
    }
}
