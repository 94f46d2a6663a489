namespace Cacao.Schema;

/// <summary>Everything that a schema is made from, in an order that does not depend on how it was collected.</summary>
internal sealed class SchemaSources
{
    public required SchemaOptions Options { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<TypeRegistration> Registrations { get; init; }

    /// <summary>C# types, scalars, directives and descriptions.</summary>
    public required IReadOnlyList<Type> Types { get; init; }

    /// <summary>Root types that are there even without registrations.</summary>
    public required IReadOnlySet<TypeRegistrationKind> Roots { get; init; }

    /// <summary>C# types that stand for another schema type than usual.</summary>
    public required IReadOnlyDictionary<Type, Type> RuntimeBindings { get; init; }

    public required IReadOnlyList<IParameterBindingFactory> ParameterBindings { get; init; }

    public bool HasGlobalObjectIdentification { get; init; }

    /// <summary>Null leaves mutations as they are written.</summary>
    public MutationConventionOptions? MutationConventions { get; init; }

    public Type? ErrorInterface { get; init; }
}
