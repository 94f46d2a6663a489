namespace Cacao.Schema;

/// <summary>The names that the mutation conventions give. <c>{MutationName}</c> stands for the mutation's name with a capital.</summary>
public struct MutationConventionOptions
{
    public string? InputTypeNamePattern { get; set; }

    public string? InputArgumentName { get; set; }

    public string? PayloadTypeNamePattern { get; set; }

    public string? PayloadErrorTypeNamePattern { get; set; }

    public string? PayloadErrorsFieldName { get; set; }

    /// <summary>Whether mutations without an attribute follow the conventions.</summary>
    public bool? ApplyToAllMutations { get; set; }
}

/// <inheritdoc cref="UseMutationConventionAttribute"/>
public struct MutationFieldOptions
{
    public string? InputTypeName { get; set; }

    public string? InputArgumentName { get; set; }

    public string? PayloadTypeName { get; set; }

    public string? PayloadFieldName { get; set; }

    public string? PayloadErrorTypeName { get; set; }

    public string? PayloadErrorsFieldName { get; set; }

    public bool Disable { get; set; }
}
