using System.Collections.Concurrent;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>
/// Makes the runner of a field when a plan first asks for it. Reflection closes the generic types here, once, so that running a
/// field needs none and values are not boxed.
/// </summary>
internal sealed class FieldRunnerFactory(GraphQLSchema schema, bool traceResolvers = false)
{
    private readonly ConcurrentDictionary<OutputField, PreparedField> _runners = new(ReferenceEqualityComparer.Instance);

    public PreparedField Get(OutputField field) => _runners.GetOrAdd(field, Create);

    private PreparedField Create(OutputField field)
    {
        if (field.DeclaringType is null)
        {
            return new TypeNameRunner(field.Type);
        }

        var (resultType, source) = CreateSource(field);
        var completer = CompleterFactory.Create(schema, resultType, field);

        var runner = traceResolvers && IsResolvedByMethod(field) ? typeof(TracedFieldRunner<>) : typeof(FieldRunner<>);

        return (PreparedField)Activator.CreateInstance(runner.MakeGenericType(resultType), new FieldShape(field.Type), source, completer)!;
    }

    /// <summary>Not so a property, which takes no time, nor introspection, which takes much less than to tell of it.</summary>
    private static bool IsResolvedByMethod(OutputField field)
        => field.Resolver is { } resolver
            && (!field.Middleware.IsEmpty || resolver.GetType().GetGenericTypeDefinition() != typeof(PropertyResolver<,>))
            && !field.Name.StartsWith("__", StringComparison.Ordinal)
            && !field.DeclaringType!.Name.StartsWith("__", StringComparison.Ordinal);

    private static (Type ResultType, object Source) CreateSource(OutputField field)
    {
        if (field.Resolver is not { } resolver)
        {
            return (typeof(object), new MissingResolverSource());
        }

        if (!field.Middleware.IsEmpty)
        {
            return (typeof(object), new MiddlewareSource(field));
        }

        if (AsyncSequence.ItemTypeOf(resolver.ResultType) is { } itemType)
        {
            return (typeof(List<>).MakeGenericType(itemType), Make(typeof(AsyncSequenceSource<>), [itemType], resolver));
        }

        var kind = resolver.GetType();

        return (resolver.ResultType, Make(SourceOf(kind.GetGenericTypeDefinition()), kind.GetGenericArguments(), resolver));
    }

    private static Type SourceOf(Type resolverKind)
        => resolverKind == typeof(PropertyResolver<,>) ? typeof(PropertySource<,>)
            : resolverKind == typeof(ValueResolver<>) ? typeof(ValueSource<>)
            : typeof(TaskSource<>);

    private static object Make(Type openType, Type[] typeArguments, FieldResolver resolver)
        => Activator.CreateInstance(openType.MakeGenericType(typeArguments), resolver)!;
}
