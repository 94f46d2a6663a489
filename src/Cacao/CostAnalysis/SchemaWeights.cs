using System.Collections.Frozen;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary>The weights of all object types and their fields, read once.</summary>
internal sealed class SchemaWeights
{
    private readonly FrozenDictionary<ObjectType, OperationCost> _objects;
    private readonly FrozenDictionary<OutputField, FieldWeights> _fields;

    public SchemaWeights(GraphQLSchema schema, CostOptions options)
    {
        var introspection = new IntrospectionWeights(schema);
        var objects = schema.Types.OfType<ObjectType>().ToArray();

        _objects = objects.ToFrozenDictionary(type => type, type => IntrospectionWeights.Find(type) ?? FieldWeights.ObjectOf(type));
        _fields = objects
            .SelectMany(type => type.Fields)
            .Concat([schema.TypeNameField, schema.SchemaField, schema.TypeField])
            .ToFrozenDictionary(field => field, field => introspection.Find(field) ?? FieldWeights.Of(field, options.DefaultListSize));
    }

    /// <summary>What an object is by itself, without what is asked of it.</summary>
    public OperationCost this[ObjectType type] => _objects[type];

    public FieldWeights this[OutputField field] => _fields[field];
}
