using System.Data.Common;
using System.Diagnostics;

namespace Cacao.Execution;

/// <summary>
/// When a request must end: its client has gone or its time is up. The token that joins both is made when somebody first asks for it.
/// </summary>
/// <param name="timeout">How long a request may take.</param>
/// <param name="clientGone">Fires when the client has gone.</param>
/// <param name="used">The part of that time that others used up, which came together with it.</param>
internal sealed class RequestCancellation(TimeSpan timeout, CancellationToken clientGone, TimeSpan used = default) : IDisposable
{
    private readonly long _start = Stopwatch.GetTimestamp() - (long)(used.TotalSeconds * Stopwatch.Frequency);
    private readonly Lock _lock = new();
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _registration;

    public CancellationToken Token => timeout == Timeout.InfiniteTimeSpan ? clientGone : (_source ?? CreateSource()).Token;

    /// <summary>For what outlasts the request's time limit: a subscription.</summary>
    public CancellationToken ClientGone => clientGone;

    public bool IsClientGone => clientGone.IsCancellationRequested;

    public bool IsTimedOut => timeout != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(_start) >= timeout;

    public bool IsOver => IsClientGone || IsTimedOut || _source?.IsCancellationRequested == true;

    /// <summary>
    /// Whether an exception came because the request is over: the one for cancelling, or one of a database, since not all databases tell of a statement
    /// that was cancelled in the same way.
    /// </summary>
    public bool IsCauseOf(Exception exception)
    {
        if (!IsOver)
        {
            return false;
        }

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationCanceledException or DbException)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source?.Dispose();
    }

    private CancellationTokenSource CreateSource()
    {
        lock (_lock)
        {
            if (_source is not null)
            {
                return _source;
            }

            var remaining = timeout - Stopwatch.GetElapsedTime(_start);
            var source = new CancellationTokenSource(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
            _registration = clientGone.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);

            return _source = source;
        }
    }
}
