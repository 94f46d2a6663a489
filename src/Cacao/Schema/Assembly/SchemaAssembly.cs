using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>
/// Makes the configuration of a schema, step by step: types that were named, everything they refer to, what the
/// conventions add, names, and last the resolvers.
/// </summary>
internal sealed partial class SchemaAssembly
{
    private readonly SchemaSources _sources;
    private readonly DescriptorContext _context;
    private readonly FieldDrafting _fields;
    private readonly TypeExtensions _extensions;
    private readonly TypeCatalog _catalog;
    private readonly TypeResolver _resolver;
    private readonly TypeNames _names;
    private readonly FieldCompletion _completion;
    private readonly Literals _literals;
    private readonly NodeTypes _nodes = new();
    private readonly GlobalIds _globalIds;
    private readonly NodeConventions _nodeConventions;
    private readonly CostDefaults? _costs;
    private readonly HashSet<TypeDraft> _followed = [];
    private ObjectTypeDraft? _query;
    private ObjectTypeDraft? _mutation;
    private ObjectTypeDraft? _subscription;
    private SubscriptionConventions? _subscriptions;

    public SchemaAssembly(SchemaSources sources, IServiceProvider services)
    {
        _sources = sources;
        _context = new DescriptorContext(services, sources.Options, sources.ParameterBindings);
        _fields = new FieldDrafting(_context);
        var drafting = new TypeDrafting(_context, _fields);
        _extensions = new TypeExtensions(_context, _fields, drafting);
        _catalog = new TypeCatalog(drafting, _extensions, sources.RuntimeBindings);
        _resolver = new TypeResolver(_catalog);
        _names = new TypeNames(_catalog);
        _completion = new FieldCompletion(_context);
        _literals = new Literals(_resolver, name => _catalog.Drafts.Find(draft => _names.Of(draft) == name));
        var serializer = (INodeIdSerializer?)services.GetService(typeof(INodeIdSerializer)) ?? new DefaultNodeIdSerializer();
        _globalIds = new GlobalIds(serializer, _names, _catalog, _nodes);
        _nodeConventions = new NodeConventions(_catalog, _extensions, _names, _context);
        _costs = services.GetService(typeof(CostOptions)) is CostOptions costs ? new CostDefaults(costs) : null;
        NodeFields = new NodeFields(serializer, _nodes, sources.Options.MaxAllowedNodeBatchSize);
    }

    private NodeFields NodeFields { get; }

    public SchemaConfiguration Assemble()
    {
        RegisterExtensions();
        AddRoots();
        _subscriptions = _subscription is null ? null : new SubscriptionConventions(_subscription, _fields, _completion);
        AddTypes();
        FollowReferences();
        ApplyConventions();
        AddImplementations();
        CheckNames();
        CheckPayloads();
        _subscriptions?.Complete();
        _nodeConventions.Complete(_nodes, _completion);
        new TypeAuthorization(_resolver, [.. Drafts<ObjectTypeDraft>()], [.. Roots]).Apply(PossibleTypes);

        return Configure();
    }

    private IEnumerable<ObjectTypeDraft> Roots => new[] { _query, _mutation, _subscription }.OfType<ObjectTypeDraft>();

    private IEnumerable<T> Drafts<T>()
        where T : TypeDraft
        => _catalog.Drafts.OfType<T>().ToArray();

    private void RegisterExtensions()
    {
        _extensions.Register(new AuthorizeDirectiveType());
        _extensions.Register(new AllowAnonymousDirectiveType());
        _extensions.Register(new CostDirectiveType());
        _extensions.Register(new ListSizeDirectiveType());

        foreach (var registration in _sources.Registrations.Where(registration => registration.ExtendedType is not null))
        {
            _extensions.Register(registration);
        }

        foreach (var registration in _sources.Registrations.Where(registration => registration.Kind is TypeRegistrationKind.Type && registration.Resolvers.Count > 0))
        {
            _fields.AddResolvers(registration);
        }

        foreach (var type in _sources.Types.Where(type => typeof(SchemaType).IsAssignableFrom(type)))
        {
            _extensions.Register((SchemaType)_extensions.Create(type));
        }
    }

    private void AddRoots()
    {
        _query = AddRoot(TypeRegistrationKind.Query, _sources.Options.QueryTypeName ?? "Query");
        _mutation = AddRoot(TypeRegistrationKind.Mutation, _sources.Options.MutationTypeName ?? "Mutation");
        _subscription = AddRoot(TypeRegistrationKind.Subscription, _sources.Options.SubscriptionTypeName ?? "Subscription");
    }

    private ObjectTypeDraft? AddRoot(TypeRegistrationKind kind, string name)
    {
        var registrations = _sources.Registrations.Where(registration => registration.Kind == kind).ToArray();

        if (registrations.Length == 0 && !_sources.Roots.Contains(kind))
        {
            return null;
        }

        var root = _catalog.Add(new ObjectTypeDraft(typeof(object)) { Name = name });

        foreach (var registration in registrations)
        {
            _extensions.Extend(root, registration);
        }

        return root;
    }

    private void AddTypes()
    {
        if (_costs is not null)
        {
            _catalog.Directive(typeof(CostDirective));
            _catalog.Directive(typeof(ListSizeDirective));
        }

        // Scalars first: those bound to a C# type take it over wherever it appears.
        foreach (var type in _sources.Types.OrderByDescending(typeof(ScalarType).IsAssignableFrom))
        {
            if (typeof(ScalarType).IsAssignableFrom(type) || typeof(SchemaType).IsAssignableFrom(type))
            {
                _catalog.OfSchemaType(type, isInput: false);
            }
            else if (type.IsDefined(typeof(DirectiveTypeAttribute), inherit: true))
            {
                _catalog.Directive(type);
            }
            else
            {
                _catalog.OfRuntimeType(type, type.IsDefined(typeof(InputObjectTypeAttribute), inherit: true) || type.IsDefined(typeof(OneOfAttribute), inherit: true));
            }
        }

        foreach (var type in _sources.Registrations.Select(registration => registration.ExtendedType).OfType<Type>())
        {
            _catalog.OfRuntimeType(type, isInput: false);
        }
    }

    /// <summary>Follows what the types refer to until there is nothing new.</summary>
    private void FollowReferences()
    {
        for (var i = 0; i < _catalog.Drafts.Count; i++)
        {
            if (_followed.Add(_catalog.Drafts[i]))
            {
                Follow(_catalog.Drafts[i]);
            }
        }
    }

    private void Follow(TypeDraft draft)
    {
        switch (draft)
        {
            case ComplexTypeDraft type:
                if (type is ObjectTypeDraft node && _sources.HasGlobalObjectIdentification)
                {
                    _nodeConventions.Apply(node);
                }

                type.Fields.RemoveAll(field => field.IsIgnored || (IsExplicit(type.Binding) && !field.IsExplicit && field.Member is not null));
                type.Interfaces.ForEach(reference => _resolver.Resolve(reference, isInput: false));
                FollowFields(type);
                break;

            case UnionTypeDraft union:
                union.Types.ForEach(reference => _resolver.Resolve(reference, isInput: false));
                break;

            case InputObjectTypeDraft input:
                input.Fields.RemoveAll(field => field.IsIgnored || (IsExplicit(input.Binding) && !field.IsExplicit));
                input.Fields.ForEach(Follow);
                break;

            case DirectiveTypeDraft directive:
                directive.Arguments.RemoveAll(argument => argument.IsIgnored || (directive.Binding is BindingBehavior.Explicit && !argument.IsExplicit));
                directive.Arguments.ForEach(Follow);
                break;

            case EnumTypeDraft type:
                type.Values.RemoveAll(value => value.IsIgnored || (type.Binding is BindingBehavior.Explicit && !value.IsExplicit));
                type.Values.ForEach(FollowDirectives);
                break;
        }

        FollowDirectives(draft);
    }

    private void FollowFields(ComplexTypeDraft type)
    {
        foreach (var field in type.Fields)
        {
            try
            {
                Follow(field);
            }
            catch (SchemaException exception)
            {
                throw SchemaErrors.At($"{_names.Of(type)}.{field.Name}", exception);
            }
        }
    }

    private void Follow(FieldDraft field)
    {
        if (field.Type is not null)
        {
            field.Type = GlobalIds.IsMarked(field) && field.Type is not TypeReference.GlobalId ? new TypeReference.GlobalId(field.Type) : field.Type;
            _resolver.Resolve(field.Type, isInput: false);
        }

        FollowDirectives(field);
        field.Arguments.ForEach(Follow);
    }

    private void Follow(ArgumentDraft argument)
    {
        if (argument.Type is not null)
        {
            argument.Type = GlobalIds.IsMarked(argument) && argument.Type is not TypeReference.GlobalId ? new TypeReference.GlobalId(argument.Type) : argument.Type;
            _resolver.Resolve(argument.Type, isInput: true);
        }

        FollowDirectives(argument);
    }

    private void FollowDirectives(MemberDraft member)
    {
        foreach (var directive in member.Directives)
        {
            if (directive.Instance is not null)
            {
                _catalog.Directive(directive.Instance.GetType());
            }
        }
    }

    private void ApplyConventions()
    {
        if (_sources.HasGlobalObjectIdentification && _query is not null)
        {
            _nodeConventions.AddFields(_query, NodeFields);
        }

        if (_sources.MutationConventions is { } options && _mutation is not null)
        {
            new MutationConventions(options, _sources.ErrorInterface, _catalog, _resolver, _names, _fields).Apply(_mutation);
        }

        FollowReferences();

        // The conventions give types to fields of types that were followed before.
        foreach (var type in Drafts<ComplexTypeDraft>())
        {
            FollowFields(type);
        }

        FollowReferences();
    }

    /// <summary>Object types implement the interfaces, and belong to the unions, that their C# types implement.</summary>
    private void AddImplementations()
    {
        var interfaces = Drafts<InterfaceTypeDraft>().Where(type => type.RuntimeType != typeof(object)).ToArray();
        var unions = Drafts<UnionTypeDraft>().Where(type => type.RuntimeType != typeof(object) && type.Types.Count == 0).ToArray();

        foreach (var type in Drafts<ComplexTypeDraft>().Where(type => type.RuntimeType != typeof(object)))
        {
            foreach (var implemented in interfaces.Where(candidate => candidate != type && candidate.RuntimeType.IsAssignableFrom(type.RuntimeType)))
            {
                Implement(type, implemented);
            }
        }

        foreach (var type in Drafts<ObjectTypeDraft>().Where(type => type.RuntimeType != typeof(object)))
        {
            foreach (var union in unions.Where(candidate => candidate.RuntimeType.IsAssignableFrom(type.RuntimeType)))
            {
                union.Types.Add(new TypeReference.Draft(type));
            }
        }

        FollowReferences();
    }

    private void Implement(ComplexTypeDraft type, InterfaceTypeDraft implemented)
    {
        if (!InterfacesOf(type).Contains(implemented))
        {
            type.Interfaces.Add(new TypeReference.Draft(implemented));
        }

        foreach (var inherited in implemented.Fields.Where(field => field.Create is not null && type.Fields.TrueForAll(own => own.Name != field.Name)).ToArray())
        {
            var field = _fields.Create(type, inherited.Member!, inherited.Create);
            Follow(field);
            type.Fields.Add(field);
        }
    }

    private IEnumerable<TypeDraft?> InterfacesOf(ComplexTypeDraft type) => type.Interfaces.Select(reference => _resolver.Resolve(reference, isInput: false).Draft);

    private IEnumerable<ObjectTypeDraft> PossibleTypes(TypeDraft type) => type switch
    {
        UnionTypeDraft union => union.Types.Select(reference => _resolver.Resolve(reference, isInput: false).Draft).OfType<ObjectTypeDraft>(),
        InterfaceTypeDraft => Drafts<ObjectTypeDraft>().Where(candidate => InterfacesOf(candidate).Contains(type)),
        _ => [],
    };

    private void CheckNames()
    {
        var duplicate = _catalog.Drafts.Where(draft => draft is not DirectiveTypeDraft).GroupBy(_names.Of).FirstOrDefault(group => group.Count() > 1);

        if (duplicate is not null)
        {
            throw SchemaErrors.DuplicateName(duplicate.Key, duplicate.Select(draft => draft.RuntimeType));
        }
    }

    private void CheckPayloads()
    {
        foreach (var type in Drafts<ObjectTypeDraft>().Where(type => type != _mutation))
        {
            foreach (var field in type.Fields.Where(field => field.Type is not null))
            {
                if (_resolver.Resolve(field.Type!, isInput: false).Draft is ObjectTypeDraft { IsPayload: true } payload)
                {
                    throw SchemaErrors.PayloadElsewhere(_names.Of(payload), $"{_names.Of(type)}.{field.Name}");
                }
            }
        }
    }

    private bool IsExplicit(BindingBehavior? behavior) => (behavior ?? _context.Options.DefaultBindingBehavior) is BindingBehavior.Explicit;
}
