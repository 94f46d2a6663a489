using System.Collections.Concurrent;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>
/// Finds the object type of a value (ResolveAbstractType, specification, section 6.4.3): what the abstract type's own function says, else the type
/// bound to the value's C# type or to the nearest of its base classes, else the first possible type that takes the value for one of its own.
/// </summary>
internal sealed class RuntimeTypeFinder(GraphQLSchema schema, TypeDefinition declared)
{
    private readonly IReadOnlySet<ObjectType> _possibleTypes = schema.GetPossibleTypes(declared);
    private readonly ConcurrentDictionary<Type, ObjectType?> _byRuntimeType = new();
    private readonly Func<Type, ObjectType?> _findByRuntimeType = runtimeType => FindByRuntimeType(schema, declared, runtimeType);
    private readonly Func<object, string?>? _resolveType = declared switch
    {
        InterfaceType type => type.ResolveType,
        UnionType type => type.ResolveType,
        _ => null,
    };

    /// <summary>The type of the value at a place; null after telling why there is none.</summary>
    public ObjectType? Find(FieldRun run, int level, int slot, object value)
    {
        try
        {
            if (declared is ObjectType objectType)
            {
                if (objectType.IsTypeOf is null || objectType.IsTypeOf(value))
                {
                    return objectType;
                }
            }
            else if (FindPossible(value) is { } found)
            {
                return found;
            }

            run.Fail(level, slot, ExecutionErrors.UnknownRuntimeType(run.Selection, declared, value));
        }
        catch (Exception exception)
        {
            run.Fail(level, slot, exception);
        }

        return null;
    }

    private ObjectType? FindPossible(object value)
    {
        if (_resolveType?.Invoke(value) is { } name)
        {
            return schema.TryGetType(name, out var named) && named is ObjectType type && _possibleTypes.Contains(type) ? type : null;
        }

        return _byRuntimeType.GetOrAdd(value.GetType(), _findByRuntimeType) ?? _possibleTypes.FirstOrDefault(type => type.IsTypeOf?.Invoke(value) == true);
    }

    private static ObjectType? FindByRuntimeType(GraphQLSchema schema, TypeDefinition declared, Type runtimeType)
    {
        for (var type = runtimeType; type is not null; type = type.BaseType)
        {
            if (schema.TryGetObjectType(type, out var bound) && schema.IsSubType(declared, bound))
            {
                return bound;
            }
        }

        return null;
    }
}
