using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Collects C# types, conventions and options, and builds the schema from them.</summary>
public sealed partial class SchemaBuilder
{
    private readonly List<TypeRegistration> _registrations = [];
    private readonly List<Type> _types = [];
    private readonly HashSet<TypeRegistrationKind> _roots = [];
    private readonly Dictionary<Type, Type> _runtimeBindings = [];
    private readonly List<IParameterBindingFactory> _parameterBindings = [];
    private readonly List<Action<SchemaOptions>> _options = [];
    private string? _description;
    private bool _hasGlobalObjectIdentification;
    private MutationConventionOptions? _mutationConventions;
    private Type? _errorInterface;

    /// <summary>Adds a class found by the source generator.</summary>
    public SchemaBuilder AddRegistration(TypeRegistration registration)
    {
        _registrations.Add(registration);

        if (registration.Kind is TypeRegistrationKind.Type)
        {
            _types.Add(registration.DeclaringType);
        }

        return this;
    }

    /// <summary>Adds a C# type: a class, record, enum, scalar, directive or descriptor type, or a class with <c>[QueryType]</c>, <c>[ObjectType&lt;T&gt;]</c> and the like.</summary>
    public SchemaBuilder AddType(Type type)
    {
        if (ReflectedRegistration.TryCreate(type, out var registration))
        {
            return AddRegistration(registration);
        }

        _types.Add(type);
        return this;
    }

    /// <summary>Adds the members of a class to a root type.</summary>
    public SchemaBuilder AddRootType(TypeRegistrationKind root, Type type) => AddRegistration(ReflectedRegistration.Create(root, type, null));

    /// <summary>Adds a root type whose members come from elsewhere.</summary>
    public SchemaBuilder AddRootType(TypeRegistrationKind root)
    {
        _roots.Add(root);
        return this;
    }

    /// <summary>Lets a C# type stand for a schema type wherever no attribute says otherwise.</summary>
    public SchemaBuilder BindRuntimeType(Type runtimeType, Type schemaType)
    {
        _runtimeBindings[runtimeType] = schemaType;
        return this;
    }

    /// <inheritdoc cref="IParameterBindingFactory"/>
    public SchemaBuilder AddParameterBinding(IParameterBindingFactory factory)
    {
        _parameterBindings.Add(factory);
        return this;
    }

    public SchemaBuilder ModifyOptions(Action<SchemaOptions> configure)
    {
        _options.Add(configure);
        return this;
    }

    public SchemaBuilder SetDescription(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>Adds the <c>Node</c> interface, <c>node</c> and <c>nodes</c>.</summary>
    public SchemaBuilder AddGlobalObjectIdentification()
    {
        _hasGlobalObjectIdentification = true;
        return this;
    }

    /// <summary>Gives mutations one input, a payload and errors as data.</summary>
    public SchemaBuilder AddMutationConventions(MutationConventionOptions options = default)
    {
        _mutationConventions = options;
        return this;
    }

    /// <summary>The C# interface that all errors of mutations implement, instead of one with only a message.</summary>
    public SchemaBuilder AddErrorInterfaceType(Type type)
    {
        _errorInterface = type;
        return this;
    }

    /// <summary>Builds the schema.</summary>
    /// <exception cref="SchemaException">What was collected makes no valid schema; carries every error found.</exception>
    public GraphQLSchema Build(IServiceProvider services) => GraphQLSchema.Create(CreateConfiguration(services));

    /// <summary>What <see cref="Build"/> makes the schema from.</summary>
    internal SchemaConfiguration CreateConfiguration(IServiceProvider services)
    {
        var options = new SchemaOptions();
        _options.ForEach(configure => configure(options));

        return new SchemaAssembly(
            new SchemaSources
            {
                Options = options,
                Description = _description,
                Registrations =
                [
                    .. _registrations
                        .DistinctBy(registration => (registration.Kind, registration.DeclaringType))
                        .OrderBy(registration => registration.Kind)
                        .ThenBy(registration => registration.DeclaringType.FullName, StringComparer.Ordinal),
                ],
                Types = [.. _types.Distinct().OrderBy(type => type.FullName, StringComparer.Ordinal)],
                Roots = _roots,
                RuntimeBindings = _runtimeBindings,
                ParameterBindings = _parameterBindings,
                HasGlobalObjectIdentification = _hasGlobalObjectIdentification,
                MutationConventions = _mutationConventions,
                ErrorInterface = _errorInterface,
            },
            services).Assemble();
    }
}
