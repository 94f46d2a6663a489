using Cacao.Types;

namespace Cacao.Schema;

/// <summary>A type, or directive type, in the making.</summary>
internal abstract class TypeDraft(Type runtimeType) : MemberDraft
{
    public Type RuntimeType { get; } = runtimeType;
}

internal sealed class ScalarTypeDraft(ScalarType implementation) : TypeDraft(implementation.RuntimeType)
{
    public ScalarType Implementation { get; } = implementation;
}

internal abstract class ComplexTypeDraft(Type runtimeType) : TypeDraft(runtimeType)
{
    public List<TypeReference> Interfaces { get; } = [];

    public List<FieldDraft> Fields { get; } = [];

    /// <summary>Null follows the options.</summary>
    public BindingBehavior? Binding { get; set; }

    public FieldDraft GetOrAddField(string name)
    {
        if (Fields.Find(field => field.Name == name) is { } existing)
        {
            return existing;
        }

        var added = new FieldDraft { Name = name };
        Fields.Add(added);
        return added;
    }
}

internal sealed class ObjectTypeDraft(Type runtimeType) : ComplexTypeDraft(runtimeType)
{
    public IsOfType? IsOfType { get; set; }

    /// <summary>Whether values of it are <see cref="MutationResult"/> with the payload or errors inside.</summary>
    public bool IsPayload { get; set; }

    /// <summary>Goes around every field of the type.</summary>
    public List<FieldMiddleware> FieldMiddleware { get; } = [];
}

internal sealed class InterfaceTypeDraft(Type runtimeType) : ComplexTypeDraft(runtimeType)
{
    public ResolveAbstractType? ResolveType { get; set; }
}

internal sealed class UnionTypeDraft(Type runtimeType) : TypeDraft(runtimeType)
{
    public List<TypeReference> Types { get; } = [];

    public ResolveAbstractType? ResolveType { get; set; }
}

internal sealed class EnumTypeDraft(Type runtimeType) : TypeDraft(runtimeType)
{
    public List<EnumValueDraft> Values { get; } = [];

    public BindingBehavior? Binding { get; set; }
}

internal sealed class EnumValueDraft(object value) : MemberDraft
{
    public object Value { get; } = value;

    /// <summary>Whether a descriptor named the value.</summary>
    public bool IsExplicit { get; set; }
}

internal sealed class InputObjectTypeDraft(Type runtimeType) : TypeDraft(runtimeType)
{
    public List<ArgumentDraft> Fields { get; } = [];

    public bool IsOneOf { get; set; }

    public BindingBehavior? Binding { get; set; }

    /// <summary>Makes the C# value; null builds one of the runtime type.</summary>
    public Func<InputFieldValue[], object>? CreateInstance { get; set; }
}

internal sealed class DirectiveTypeDraft(Type runtimeType) : TypeDraft(runtimeType)
{
    public List<ArgumentDraft> Arguments { get; } = [];

    public DirectiveLocation Locations { get; set; }

    public bool IsRepeatable { get; set; }

    public BindingBehavior? Binding { get; set; }

    public List<DirectiveMiddleware> Middleware { get; } = [];
}
