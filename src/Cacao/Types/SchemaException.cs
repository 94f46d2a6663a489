using Cacao.Errors;

namespace Cacao.Types;

/// <summary>A schema cannot be built; the message lists everything that is wrong with it.</summary>
public sealed class SchemaException(IReadOnlyList<IError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(error => error.Message)))
{
    public IReadOnlyList<IError> Errors { get; } = errors;
}
