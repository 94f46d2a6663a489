namespace Cacao.Schema;

/// <summary>What a mutation under the conventions answers to its payload's fields: the result, or the errors.</summary>
internal sealed class MutationResult(object? value, IReadOnlyList<object>? errors)
{
    public object? Value { get; } = value;

    public IReadOnlyList<object>? Errors { get; } = errors;

    public bool IsError => Errors is not null;
}
