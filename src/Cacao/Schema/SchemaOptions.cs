using Cacao.Types;

namespace Cacao.Schema;

/// <summary>How the schema is made from C#.</summary>
public interface IReadOnlySchemaOptions
{
    /// <inheritdoc cref="SchemaOptions.QueryTypeName"/>
    string? QueryTypeName { get; }

    /// <inheritdoc cref="SchemaOptions.MutationTypeName"/>
    string? MutationTypeName { get; }

    /// <inheritdoc cref="SchemaOptions.SubscriptionTypeName"/>
    string? SubscriptionTypeName { get; }

    /// <inheritdoc cref="SchemaOptions.StrictValidation"/>
    bool StrictValidation { get; }

    /// <inheritdoc cref="SchemaOptions.UseXmlDocumentation"/>
    bool UseXmlDocumentation { get; }

    /// <inheritdoc cref="SchemaOptions.SortFieldsByName"/>
    bool SortFieldsByName { get; }

    /// <inheritdoc cref="SchemaOptions.DefaultBindingBehavior"/>
    BindingBehavior DefaultBindingBehavior { get; }

    /// <inheritdoc cref="SchemaOptions.EnableOneOf"/>
    bool EnableOneOf { get; }

    /// <inheritdoc cref="SchemaOptions.MaxAllowedNodeBatchSize"/>
    int MaxAllowedNodeBatchSize { get; }

    /// <inheritdoc cref="SchemaOptions.EnsureAllNodesCanBeResolved"/>
    bool EnsureAllNodesCanBeResolved { get; }
}

/// <inheritdoc/>
public sealed class SchemaOptions : IReadOnlySchemaOptions
{
    /// <summary>The name of the query type; null is <c>Query</c>.</summary>
    public string? QueryTypeName { get; set; }

    /// <summary>The name of the mutation type; null is <c>Mutation</c>.</summary>
    public string? MutationTypeName { get; set; }

    /// <summary>The name of the subscription type; null is <c>Subscription</c>.</summary>
    public string? SubscriptionTypeName { get; set; }

    /// <summary>Whether a schema that breaks a rule of the specification is refused. Always so; here for compatibility.</summary>
    public bool StrictValidation { get; set; } = true;

    /// <summary>Whether descriptions are taken from the XML documentation beside the assemblies.</summary>
    public bool UseXmlDocumentation { get; set; } = true;

    /// <summary>Whether fields are ordered by name rather than as declared.</summary>
    public bool SortFieldsByName { get; set; }

    /// <summary>Whether members become fields without being named.</summary>
    public BindingBehavior DefaultBindingBehavior { get; set; } = BindingBehavior.Implicit;

    /// <summary>Whether <c>@oneOf</c> may be used. Always so; here for compatibility.</summary>
    public bool EnableOneOf { get; set; } = true;

    /// <summary>How many ids <c>nodes</c> takes.</summary>
    public int MaxAllowedNodeBatchSize { get; set; } = 50;

    /// <summary>Whether a type that implements <c>Node</c> without a node resolver is refused.</summary>
    public bool EnsureAllNodesCanBeResolved { get; set; } = true;
}
