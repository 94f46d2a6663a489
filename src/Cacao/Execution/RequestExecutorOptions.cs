using System.Diagnostics;

namespace Cacao.Execution;

/// <summary>How requests are executed.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>How long one operation may take before it is cancelled. Somebody with a debugger gets more time.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = Debugger.IsAttached ? TimeSpan.FromMinutes(30) : TimeSpan.FromSeconds(10);

    /// <summary>Whether errors for unexpected exceptions carry message and stack; for Development only.</summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>Errors of execution that one response tells.</summary>
    public int MaxErrors { get; set; } = 100;

    /// <summary>Root fields of one mutation.</summary>
    public int MaxRootMutations { get; set; } = 10;

    /// <summary>Selections visited while one operation is planned, fragments counted wherever they are spread.</summary>
    public int MaxPlannedSelections { get; set; } = 50_000;

    /// <summary>Response names that one field may have in one selection set, fragments merged.</summary>
    public int MaxAliasesOfOneField { get; set; } = 100;

    /// <summary>Documents kept with their plans.</summary>
    public int DocumentCacheSize { get; set; } = 1_000;

    /// <summary>Bytes of text of the documents kept.</summary>
    public int DocumentCacheBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Bytes of one response.</summary>
    public long MaxResponseBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Documents that requests only name.</summary>
    public PersistedOperationOptions PersistedOperations { get; } = new();

    /// <summary>Whether activities have the document's text.</summary>
    internal bool IncludeDocumentInTelemetry { get; set; }

    /// <summary>What has an activity of its own inside that of the request.</summary>
    internal ActivityScopes ActivityScopes { get; set; }

    /// <summary>
    /// Whether a subscription is answered with the response to one event (ExecuteSubscriptionEvent, specification, section 6.2.3.2), the
    /// event being null. No server does; it lets the selections of a subscription be held against other implementations.
    /// </summary>
    internal bool ExecuteSubscriptionsOnce { get; set; }
}
