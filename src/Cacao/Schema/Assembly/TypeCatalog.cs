using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>All types of the schema in the making, found by their C# type and made when something first refers to them.</summary>
internal sealed class TypeCatalog(TypeDrafting drafting, TypeExtensions extensions, IReadOnlyDictionary<Type, Type> runtimeBindings)
{
    private readonly Dictionary<(Type Type, bool IsInput), TypeDraft> _byRuntimeType = [];
    private readonly Dictionary<Type, TypeDraft> _bySchemaType = [];
    private readonly Dictionary<Type, DirectiveTypeDraft> _directives = [];
    private readonly Dictionary<string, ScalarTypeDraft> _builtInScalars = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, ScalarTypeDraft> _boundScalars = [];

    /// <summary>In the order they were found; grows while references are followed.</summary>
    public List<TypeDraft> Drafts { get; } = [];

    /// <summary>The object type of a C# type, also of an interface or abstract class.</summary>
    public ObjectTypeDraft Object(Type type)
    {
        if (_byRuntimeType.TryGetValue((type, false), out var existing) && existing is ObjectTypeDraft found)
        {
            return found;
        }

        var draft = drafting.Object(type);
        Add(type, isInput: false, draft);
        extensions.Extend(draft);
        return draft;
    }

    public InterfaceTypeDraft Interface(Type type)
    {
        if (_byRuntimeType.TryGetValue((type, false), out var existing) && existing is InterfaceTypeDraft found)
        {
            return found;
        }

        var draft = drafting.Interface(type);
        Add(type, isInput: false, draft);
        extensions.Extend(draft);
        return draft;
    }

    public DirectiveTypeDraft Directive(Type type)
    {
        if (!_directives.TryGetValue(type, out var draft))
        {
            if (!type.IsDefined(typeof(DirectiveTypeAttribute), inherit: true) && !extensions.Describes(type))
            {
                throw SchemaErrors.NotADirective(type);
            }

            draft = drafting.Directive(type);
            _directives[type] = draft;
            Drafts.Add(draft);
            extensions.Extend(draft);
        }

        return draft;
    }

    /// <summary>Adds a type that a convention made.</summary>
    public T Add<T>(T draft)
        where T : TypeDraft
    {
        Drafts.Add(draft);
        return draft;
    }

    /// <summary>A built-in scalar by name.</summary>
    public ScalarTypeDraft? BuiltInScalar(string name)
    {
        if (!_builtInScalars.TryGetValue(name, out var draft) && BuiltInScalars.TryCreate(name, out var scalar))
        {
            draft = Add(new ScalarTypeDraft(scalar) { Name = scalar.Name });
            _builtInScalars[name] = draft;
        }

        return draft;
    }

    /// <summary>The type of a schema type such as <c>SlugType</c> or <c>ObjectType&lt;User&gt;</c>, or of a plain C# type.</summary>
    public TypeDraft OfSchemaType(Type type, bool isInput)
    {
        if (typeof(ScalarType).IsAssignableFrom(type))
        {
            return Scalar(type);
        }

        if (!typeof(SchemaType).IsAssignableFrom(type))
        {
            return OfRuntimeType(type, isInput);
        }

        if (!_bySchemaType.TryGetValue(type, out var draft))
        {
            draft = extensions.IsRegistered(type) ? OfDescription(extensions.Instance(type)) : Extended(extensions.Instance(type));
            _bySchemaType[type] = draft;
        }

        return draft;
    }

    /// <summary>The named type of a C# type that is no list.</summary>
    public TypeDraft OfRuntimeType(Type type, bool isInput)
    {
        if (runtimeBindings.TryGetValue(type, out var schemaType))
        {
            return OfSchemaType(schemaType, isInput);
        }

        if (_boundScalars.TryGetValue(type, out var bound))
        {
            return bound;
        }

        if (BuiltInScalars.TryGetName(type, out var scalarName))
        {
            return BuiltInScalar(scalarName)!;
        }

        if (_byRuntimeType.TryGetValue((type, isInput && !type.IsEnum), out var existing))
        {
            return existing;
        }

        if (type.IsPointer || type.IsByRef || type.IsGenericTypeDefinition || typeof(Delegate).IsAssignableFrom(type) || type.IsPrimitive)
        {
            throw SchemaErrors.NotAType(type);
        }

        if (type.IsEnum)
        {
            return Extend(type, isInput: false, drafting.Enum(type));
        }

        if (isInput)
        {
            return type.IsAbstract ? throw SchemaErrors.NotAnInputType(type) : Extend(type, isInput: true, drafting.Input(type));
        }

        if (type.IsDefined(typeof(UnionTypeAttribute), inherit: false) || extensions.DescribesUnion(type))
        {
            return Extend(type, isInput: false, drafting.Union(type));
        }

        var isInterface = type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false)
            || extensions.DescribesInterface(type)
            || (type.IsInterface && !type.IsDefined(typeof(ObjectTypeAttribute), inherit: false));

        return isInterface ? Interface(type) : Object(type);
    }

    /// <summary>Whether a type of the schema was made from the C# type.</summary>
    public bool TryGetOutput(Type type, out TypeDraft? draft) => _byRuntimeType.TryGetValue((type, false), out draft);

    private ScalarTypeDraft Scalar(Type type)
    {
        if (_bySchemaType.TryGetValue(type, out var existing))
        {
            return (ScalarTypeDraft)existing;
        }

        var scalar = (ScalarType)extensions.Create(type);
        var draft = BuiltInScalars.Contains(scalar.Name) && type.Assembly == typeof(ScalarType).Assembly
            ? BuiltInScalar(scalar.Name)!
            : Add(new ScalarTypeDraft(scalar) { Name = scalar.Name });

        _bySchemaType[type] = draft;

        if (scalar.IsBoundImplicitly())
        {
            _boundScalars.TryAdd(scalar.RuntimeType, draft);
        }

        return draft;
    }

    private TypeDraft OfDescription(SchemaType description) => description.Kind switch
    {
        SchemaTypeKind.Directive => Directive(description.DescribedType),
        SchemaTypeKind.Object => Object(description.DescribedType),
        SchemaTypeKind.Interface => Interface(description.DescribedType),
        SchemaTypeKind.InputObject => OfRuntimeType(description.DescribedType, isInput: true),
        _ => OfRuntimeType(description.DescribedType, isInput: false),
    };

    // A description that was not registered comes up in a reference: it is applied to the type then.
    private TypeDraft Extended(SchemaType description)
    {
        extensions.Register(description);
        var isNew = !_byRuntimeType.ContainsKey((description.DescribedType, description.Kind is SchemaTypeKind.InputObject))
            && !_directives.ContainsKey(description.DescribedType);
        var draft = OfDescription(description);

        if (!isNew)
        {
            extensions.Describe(draft, description);
        }

        return draft;
    }

    private T Extend<T>(Type type, bool isInput, T draft)
        where T : TypeDraft
    {
        Add(type, isInput, draft);
        extensions.Extend(draft);
        return draft;
    }

    private void Add(Type type, bool isInput, TypeDraft draft)
    {
        _byRuntimeType[(type, isInput)] = draft;
        Drafts.Add(draft);
    }
}

internal static class ScalarBinding
{
    /// <summary>Whether a scalar of the application takes over its C# type wherever that appears.</summary>
    public static bool IsBoundImplicitly(this ScalarType scalar)
    {
        for (var type = scalar.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ScalarType<>))
            {
                return type.GetProperty(nameof(ScalarType<int>.Bind), BindingFlags.Public | BindingFlags.Instance)!.GetValue(scalar) is BindingBehavior.Implicit;
            }
        }

        return false;
    }
}
