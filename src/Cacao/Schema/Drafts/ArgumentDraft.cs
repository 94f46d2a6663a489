using System.Reflection;
using Cacao.Language;

namespace Cacao.Schema;

/// <summary>An argument of a field or directive, or a field of an input object, in the making.</summary>
internal sealed class ArgumentDraft : MemberDraft
{
    public TypeReference? Type { get; set; }

    /// <summary>What C# gets, with <c>Optional</c> and <see cref="Nullable{T}"/>.</summary>
    public Type RuntimeType { get; set; } = typeof(object);

    /// <summary>The default as a C# value; null for none.</summary>
    public object? DefaultValue { get; set; }

    /// <summary>The default as a literal; goes first.</summary>
    public ValueNode? DefaultLiteral { get; set; }

    /// <summary>The parameter that takes the argument.</summary>
    public ParameterInfo? Parameter { get; set; }

    /// <summary>The property of the input object or directive.</summary>
    public PropertyInfo? Property { get; set; }

    /// <summary>Whether a descriptor named the field.</summary>
    public bool IsExplicit { get; set; }
}
