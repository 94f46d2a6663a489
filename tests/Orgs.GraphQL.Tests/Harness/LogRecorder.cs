using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Keeps everything that the server logs, however unimportant.</summary>
public sealed class LogRecorder : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _problems = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Warnings, errors and worse.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    public static LogRecorder Of(OrgsApplication app)
    {
        var recorder = new LogRecorder();
        app.Get<IOptionsMonitor<LoggerFilterOptions>>().CurrentValue.Rules.Add(
            new LoggerFilterRule(typeof(LogRecorder).FullName, categoryName: null, LogLevel.Trace, filter: null));
        app.Get<ILoggerFactory>().AddProvider(recorder);
        return recorder;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        _lines.Enqueue(line);
        if (logLevel >= LogLevel.Warning)
        {
            _problems.Enqueue(line);
        }
    }

    public void Dispose()
    {
    }
}
