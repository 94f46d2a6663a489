using System.Collections.Frozen;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary>The weights of all fields of a schema, read once.</summary>
internal sealed class SchemaWeights
{
    private readonly FrozenDictionary<OutputField, FieldWeights> _weights;

    public SchemaWeights(GraphQLSchema schema, CostOptions options)
    {
        var introspection = new IntrospectionWeights(schema);

        _weights = schema.Types
            .OfType<ObjectType>()
            .SelectMany(type => type.Fields)
            .Concat([schema.TypeNameField, schema.SchemaField, schema.TypeField])
            .ToFrozenDictionary(field => field, field => introspection.Find(field) ?? FieldWeights.Of(field, options.DefaultListSize));
    }

    public FieldWeights this[OutputField field] => _weights[field];
}
