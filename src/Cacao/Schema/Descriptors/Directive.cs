using Cacao.Language;

namespace Cacao.Schema;

/// <summary>A directive as it was applied to a part of the schema.</summary>
public sealed class Directive(DirectiveNode syntaxNode, object? value)
{
    public string Name => SyntaxNode.Name.Value;

    public DirectiveNode SyntaxNode { get; } = syntaxNode;

    /// <summary>The instance that the directive was made from; null when it came from names and literals.</summary>
    public object? Value { get; } = value;

    /// <exception cref="InvalidCastException">The directive was not made from a <typeparamref name="T"/>.</exception>
    public T ToValue<T>()
        where T : notnull
        => (T)(Value ?? throw new InvalidCastException($"@{Name} was not made from an instance of {typeof(T).Name}."));
}
