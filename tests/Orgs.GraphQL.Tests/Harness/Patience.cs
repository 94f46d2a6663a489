namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Waits for what cannot be awaited, and not for ever.</summary>
public static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    public static Task UntilAsync(Func<bool> isSo) => UntilAsync(isSo, Limit);

    public static async Task UntilAsync(Func<bool> isSo, TimeSpan limit)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(limit);
        while (!isSo())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
