namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
[Collection(nameof(Alone))]
public sealed class DroppedClientTests
{
    private const int AtOnce = 100;

    private static readonly int _droppedClients =
        int.TryParse(Environment.GetEnvironmentVariable("ORGS_DROPPED_CLIENTS"), out var clients) ? clients : 300;

    [Fact]
    [Trait("Abuse", "GD-23")]
    public async Task Clients_that_drop_in_the_middle_of_a_query_leave_nothing_behind()
    {
        // Nobody asks ten thousand times in a minute, and a refusal is no query to drop out of.
        await using var app = new OrgsApplication(("Orgs:Limits:CostBudgets", "false"));
        app.StartOnPort();
        var ann = await app.RegisterAsync("Ann");
        await app.CreateOrganizationAsync(ann);
        const string query = """{"query":"{ me { organizations { nodes { name } } } }"}""";
        await app.SendAsync(HttpOf.Post(query).As(ann));
        app.Faults.Hold("memberships");
        Used? before = null;

        for (var round = 0; round < _droppedClients / AtOnce; round++)
        {
            await DropAsync();
            before ??= await UsedAsync();
        }

        var after = await UsedAsync();
        TestContext.Current.SendDiagnosticMessage(
            "After {0} clients that were dropped: {1}, and after {2}: {3}.", AtOnce, before!, _droppedClients, after);
        after.Bytes.ShouldBeLessThan(before!.Bytes + 16_000_000);
        after.Threads.ShouldBeLessThan(before.Threads + 20);
        app.Faults.Hold(null);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.SendAsync(HttpOf.Post(query).As(ann))));
        answers.ShouldAllBe(answer => answer.Status == 200 && answer.Text.Contains("Acme Corp", StringComparison.Ordinal));

        async Task DropAsync()
        {
            using var gone = new CancellationTokenSource();
            var clients = Enumerable.Range(0, AtOnce).Select(_ => app.Client.SendAsync(HttpOf.Post(query).As(ann), gone.Token)).ToArray();
            await Patience.UntilAsync(() => app.Faults.Waiting == clients.Length);
            await gone.CancelAsync();
            await Task.WhenAll(clients.Select(client => Should.ThrowAsync<OperationCanceledException>(client)));
            await Patience.UntilAsync(() => app.Faults.Waiting == 0);
        }
    }

    private static async Task<Used> UsedAsync()
    {
        // The last ones are still being taken down.
        await Task.Delay(500, TestContext.Current.CancellationToken);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new Used(GC.GetTotalMemory(forceFullCollection: true), ThreadPool.ThreadCount, ThreadPool.PendingWorkItemCount);
    }

    private sealed record Used(long Bytes, int Threads, long WorkItems);
}
