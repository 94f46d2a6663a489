using System.Diagnostics;

namespace Orgs.Subscriptions;

/// <summary>One setting on a server of its own, as a row of the table.</summary>
internal static class Measurement
{
    private const int Events = 5;

    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    public static async Task<string> RunAsync(BenchData data, Setting setting)
    {
        using var server = await Server.StartAsync(data);
        var organizationId = await server.FindOrganizationAsync();

        // They have all been there before, and gone again: what they need has been compiled and read, and is not what is asked about. An event is a
        // change, after which SQLite reads anew.
        await using (var earlier = await OpenAsync(data, server, setting, organizationId))
        {
            for (var number = 0; number < Events; number++)
            {
                await earlier.TimeEventAsync($"Warm {number}");
            }
        }

        foreach (var token in data.MemberTokens.Take(setting.Subscriptions))
        {
            await server.GreetAsync(token);
        }

        await Task.Delay(_settling);
        var before = server.ResidentBytes();
        await using var all = await OpenAsync(data, server, setting, organizationId);
        var after = server.ResidentBytes();

        var times = new List<TimeSpan>();
        for (var number = 0; number < Events; number++)
        {
            times.Add(await all.TimeEventAsync($"Big {number}"));
        }

        times.Sort();
        return $"| {setting.Connections:N0} {setting.Name} | {Megabytes(before):0.0} | {Megabytes(after):0.0} | {Megabytes(after - before):0.0} "
            + $"| {(after - before) / 1024.0 / setting.Subscriptions:0.0} | {times[Events / 2].TotalMilliseconds:0} / {times[^1].TotalMilliseconds:0} |";
    }

    private static async Task<Audience> OpenAsync(BenchData data, Server server, Setting setting, string organizationId)
    {
        var audience = new Audience(server, organizationId, setting.Subscriptions);
        for (var connection = 0; connection < setting.Connections; connection++)
        {
            audience.Add(await setting.OpenAsync(server.Address, data.MemberTokens[connection], organizationId, setting.SubscriptionsEach, audience.Hear));
        }

        await Task.Delay(_settling);
        return audience;
    }

    private static double Megabytes(long bytes) => bytes / 1024.0 / 1024.0;

    /// <summary>All who listen at once.</summary>
    private sealed class Audience(Server server, string organizationId, int size) : IAsyncDisposable
    {
        private readonly List<IAsyncDisposable> _listeners = [];
        private TaskCompletionSource _everybody = new();
        private int _heard;

        public void Add(IAsyncDisposable listener) => _listeners.Add(listener);

        public void Hear()
        {
            if (Interlocked.Increment(ref _heard) == size)
            {
                _everybody.SetResult();
            }
        }

        /// <summary>From asking for the change until the last has heard of it.</summary>
        public async Task<TimeSpan> TimeEventAsync(string name)
        {
            (_heard, _everybody) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            var start = Stopwatch.GetTimestamp();
            await server.RenameAsync(organizationId, name);
            await _everybody.Task.WaitAsync(_patience);
            return Stopwatch.GetElapsedTime(start);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var listener in _listeners)
            {
                await listener.DisposeAsync();
            }
        }
    }
}
