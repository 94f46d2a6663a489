namespace Orgs.Subscriptions;

/// <summary>So many connections, with so many subscriptions over each of them.</summary>
internal sealed record Setting(
    string Name, int Connections, int SubscriptionsEach, Func<Uri, string, string, int, Action, Task<IAsyncDisposable>> OpenAsync)
{
    public int Subscriptions => Connections * SubscriptionsEach;
}
