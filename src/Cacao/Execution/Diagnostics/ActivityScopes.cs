namespace Cacao.Execution;

/// <summary>What has an activity of its own inside that of the request.</summary>
[Flags]
public enum ActivityScopes
{
    None = 0,

    /// <summary>Each field that a method resolves: one activity for all its parents, and none for properties.</summary>
    ResolveFieldValue = 1,

    /// <summary>Each batch of a DataLoader.</summary>
    DataLoaderBatch = 2,

    Default = None,
    All = ResolveFieldValue | DataLoaderBatch,
}
