using System.Runtime.InteropServices;

namespace Orgs.GraphQL.Hosting;

/// <summary>
/// Gives memory back when there is nothing to do. New objects have room for many megabytes before any are collected, which is what makes a busy
/// server fast; an idle one would keep what its last requests have left behind for as long as nobody comes.
/// </summary>
public sealed partial class IdleMemory(IDatabaseProvider database) : BackgroundService
{
    /// <summary>Bytes a second that are no work, but somebody looking after what is open.</summary>
    private const long MaxWhenIdle = 1_000_000;

    /// <summary>Looks without work after which there will be none for a while.</summary>
    private const int QuietLooks = 2;

    /// <summary>Bytes that are collected in a few hundredths of a second. With more, whoever comes meanwhile would have to wait.</summary>
    private const long MaxHeap = 100_000_000;

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first look sees what starting took, and that was work.
        var allocated = 0L;
        var quiet = 0;

        using var timer = new PeriodicTimer(_interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var before = allocated;
            allocated = GC.GetTotalAllocatedBytes();
            quiet = allocated - before > MaxWhenIdle * _interval.TotalSeconds ? 0 : quiet + 1;
            if (quiet == QuietLooks && GC.GetTotalMemory(forceFullCollection: false) < MaxHeap)
            {
                database.ReleaseMemory();
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                TrimNative();
            }
        }
    }

    /// <summary>What the JIT compiler and SQLite have freed stays with the C library, unless it is told.</summary>
    private static void TrimNative()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // musl has none, and keeps little
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
