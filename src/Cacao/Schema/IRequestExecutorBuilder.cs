using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Schema;

/// <summary>Configures a GraphQL server; what <c>AddGraphQL()</c> returns. Extension methods per topic do the work.</summary>
public interface IRequestExecutorBuilder
{
    /// <summary>The schema's name; one server has one.</summary>
    string Name { get; }

    IServiceCollection Services { get; }

    /// <summary>What the schema is built from when it is first needed.</summary>
    SchemaBuilder Schema { get; }
}
