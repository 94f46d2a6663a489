namespace Cacao.Execution;

/// <summary>What activities tell of a request.</summary>
public sealed class InstrumentationOptions
{
    /// <summary>What has an activity of its own beside the request.</summary>
    public ActivityScopes Scopes { get; set; } = ActivityScopes.Default;

    /// <summary>Whether they have the document's text, in which clients may have written personal data.</summary>
    public bool IncludeDocument { get; set; }
}
