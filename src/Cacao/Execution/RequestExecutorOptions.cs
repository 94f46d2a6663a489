namespace Cacao.Execution;

/// <summary>How requests are executed.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>How long one operation may take before it is cancelled.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether errors for unexpected exceptions carry message and stack; for Development only.</summary>
    public bool IncludeExceptionDetails { get; set; }
}
