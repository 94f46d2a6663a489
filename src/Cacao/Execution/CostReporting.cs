namespace Cacao.Execution;

/// <summary>What a request wants to know of its cost.</summary>
public enum CostReporting
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The cost beside the response.</summary>
    Report,

    /// <summary>The cost alone: the operation is not executed.</summary>
    Validate,
}
