namespace Cacao.Validation;

/// <summary>Limits of validation; on by default.</summary>
public sealed record ValidationOptions
{
    /// <summary>Errors collected before validation stops.</summary>
    public int MaxAllowedErrors { get; set; } = 5;

    /// <summary>Steps of work over all rules; beyond it the document is refused.</summary>
    public int MaxAllowedWork { get; set; } = 100_000;

    /// <summary>Levels of fields inside one another, fragments followed, introspection left out; null for no limit.</summary>
    public int? MaxExecutionDepth { get; set; } = 15;

    /// <summary>
    /// Lists of introspection (<c>fields</c>, <c>inputFields</c>, <c>interfaces</c>, <c>possibleTypes</c>) inside one another;
    /// null for no limit. Introspection queries of tools need one.
    /// </summary>
    public int? MaxIntrospectionDepth { get; set; } = 2;

    /// <summary>Whether messages may suggest names of the schema ("Did you mean …"); for Development only.</summary>
    public bool IncludeSuggestions { get; set; }

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked for.</summary>
    public bool AllowIntrospection { get; set; } = true;
}
