using System.Numerics;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary>
/// The weights of introspection. The schema lies in memory, so an object of it weighs a fraction of one that has to be fetched; and how
/// long its lists are is known: as long as they are on average.
/// </summary>
internal sealed class IntrospectionWeights(GraphQLSchema schema)
{
    private const double Weight = 0.1;
    private const int ValueSize = 24;

    public static OperationCost? Find(ObjectType type) => type.IsIntrospectionType ? new OperationCost(0, Weight, FieldWeights.Frame) : null;

    public FieldWeights? Find(OutputField field)
    {
        var type = field.Type.NamedType;

        return type.IsIntrospectionType || field.DeclaringType?.IsIntrospectionType == true
            ? new FieldWeights(
                type.IsCompositeType ? Weight : 0,
                new OperationCost(0, 0, ValueSize),
                field.Type.NullableType is ListType ? 1 : 0,
                SizeOf($"{field.DeclaringType?.Name}.{field.Name}"),
                null,
                [])
            : null;
    }

    private double SizeOf(string coordinate) => coordinate switch
    {
        "__Schema.types" => schema.Types.Length,
        "__Schema.directives" => schema.Directives.Length,
        "__Type.fields" => PerType(CountOf<ComplexType>(type => type.Fields.Count)),
        "__Type.inputFields" => PerType(CountOf<InputObjectType>(type => type.Fields.Count)),
        "__Type.enumValues" => PerType(CountOf<EnumType>(type => type.Values.Length)),
        "__Type.interfaces" => PerType(CountOf<ComplexType>(type => type.Interfaces.Length)),
        "__Type.possibleTypes" => PerType(CountOf<TypeDefinition>(type => type.IsAbstractType ? schema.GetPossibleTypes(type).Count : 0)),
        "__Field.args" => (double)Fields.Sum(field => field.Arguments.Count) / Math.Max(1, Fields.Count()),
        "__Directive.args" => schema.Directives.Average(directive => directive.Arguments.Count),
        "__Directive.locations" => schema.Directives.Average(directive => BitOperations.PopCount((uint)directive.Locations)),
        _ => 1,
    };

    private IEnumerable<OutputField> Fields => schema.Types.OfType<ComplexType>().SelectMany(type => type.Fields);

    private double PerType(int count) => (double)count / schema.Types.Length;

    private int CountOf<T>(Func<T, int> count)
        where T : TypeDefinition
        => schema.Types.OfType<T>().Sum(count);
}
