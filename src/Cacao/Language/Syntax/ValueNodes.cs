using System.Collections.Immutable;

namespace Cacao.Language;

/// <summary>A literal or a variable, as scalars of an application see it.</summary>
public interface IValueNode;

/// <summary>A literal or a variable (specification, section 2.9).</summary>
public abstract class ValueNode(TextSpan span) : SyntaxNode(span), IValueNode;

public sealed class VariableNode(NameNode name, TextSpan span = default) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Variable;

    public NameNode Name { get; } = name;
}

/// <summary>An integer literal, kept as written: its range depends on the type it is given to.</summary>
public sealed class IntValueNode(string value, TextSpan span = default) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.IntValue;

    public string Value { get; } = value;
}

public sealed class FloatValueNode(string value, TextSpan span = default) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    public string Value { get; } = value;
}

public sealed class StringValueNode(string value, bool block = false, TextSpan span = default) : ValueNode(span)
{
    public StringValueNode(string value)
        : this(value, false)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.StringValue;

    /// <summary>The value with escapes resolved and, for a block string, indentation removed.</summary>
    public string Value { get; } = value;

    public bool Block { get; } = block;
}

public sealed class BooleanValueNode(bool value, TextSpan span = default) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    public bool Value { get; } = value;
}

public sealed class NullValueNode(TextSpan span = default) : ValueNode(span)
{
    public static readonly NullValueNode Default = new(TextSpan.None);

    public override SyntaxKind Kind => SyntaxKind.NullValue;
}

public sealed class EnumValueNode(string value, TextSpan span = default) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    public string Value { get; } = value;
}

public sealed class ListValueNode(ImmutableArray<ValueNode> items, TextSpan span = default) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ListValue;

    public ImmutableArray<ValueNode> Items { get; } = items;
}

public sealed class ObjectValueNode(ImmutableArray<ObjectFieldNode> fields, TextSpan span = default) : ValueNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

public sealed class ObjectFieldNode(NameNode name, ValueNode value, TextSpan span = default) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
