namespace Cacao.Generators.Models;

/// <summary>What a [DataLoader] method returns.</summary>
internal enum DataLoaderKind
{
    /// <summary>A dictionary: one value per key.</summary>
    Batch,

    /// <summary>A lookup: many values per key.</summary>
    Group,

    /// <summary>The value of one key.</summary>
    Single,
}

/// <summary>A DataLoader to be written.</summary>
internal sealed record DataLoaderModel(
    string Namespace,
    string Name,
    bool IsInterfacePublic,
    bool IsClassPublic,
    DataLoaderKind Kind,
    string Method,
    bool IsReadOnlyDictionary,
    bool UsesRequestServices,
    string KeyType,
    string ValueType,
    string NullableValueType,
    string ElementType,
    EquatableArray<DataLoaderParameterModel> Parameters,
    EquatableArray<DiagnosticModel> Diagnostics)
{
    public string InterfaceName => $"I{Name}DataLoader";

    public string ClassName => $"{Name}DataLoader";

    public string Prefix => Namespace.Length == 0 ? "global::" : $"global::{Namespace}.";
}

/// <summary>A parameter after the key: the expression that gives it.</summary>
/// <param name="Expression">In terms of <c>services</c>, <c>context</c> and <c>cancellationToken</c>.</param>
/// <param name="UsesBatchServices">Whether it takes something from the batch's own services.</param>
internal sealed record DataLoaderParameterModel(string Expression, bool UsesBatchServices);
