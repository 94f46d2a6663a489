using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

internal sealed partial class SchemaAssembly
{
    private static readonly DirectiveLocation[] AllLocations = Enum.GetValues<DirectiveLocation>();

    private SchemaConfiguration Configure()
    {
        var configuration = new SchemaConfiguration
        {
            Description = _sources.Description,
            QueryTypeName = _query is null ? null : _names.Of(_query),
            MutationTypeName = _mutation is null ? null : _names.Of(_mutation),
            SubscriptionTypeName = _subscription is null ? null : _names.Of(_subscription),
        };

        var types = _catalog.Drafts.Where(draft => draft is not DirectiveTypeDraft && !Roots.Contains(draft) && !IsBuiltIn(draft));

        foreach (var draft in Roots.Concat(types.OrderBy(_names.Of, StringComparer.Ordinal)))
        {
            configuration.Types.Add(Configure(draft));
        }

        foreach (var draft in Drafts<DirectiveTypeDraft>().OrderBy(_names.Of, StringComparer.Ordinal))
        {
            configuration.Directives.Add(Configure(draft));
        }

        return configuration;
    }

    // The schema adds those that are used.
    private bool IsBuiltIn(TypeDraft draft) => draft is ScalarTypeDraft scalar && _catalog.BuiltInScalar(_names.Of(scalar)) == scalar;

    private TypeConfiguration Configure(TypeDraft draft)
    {
        TypeConfiguration configuration = draft switch
        {
            ObjectTypeDraft type => Configure(type),
            InterfaceTypeDraft type => Configure(type),
            UnionTypeDraft type => Configure(type),
            EnumTypeDraft type => Configure(type),
            InputObjectTypeDraft type => Configure(type),
            ScalarTypeDraft type => new ScalarTypeConfiguration { Name = _names.Of(type), Implementation = type.Implementation },
            _ => throw new InvalidOperationException($"{draft.GetType().Name} is no type."),
        };

        configuration.RuntimeType = draft is ObjectTypeDraft { IsPayload: true } ? typeof(object) : draft.RuntimeType;
        CopyTo(draft, configuration);
        return configuration;
    }

    private ObjectTypeConfiguration Configure(ObjectTypeDraft draft)
    {
        var configuration = new ObjectTypeConfiguration { Name = _names.Of(draft) };

        // A type's @authorize is enforced where a field leads to the type.
        var typeMiddleware = draft.Directives.Where(directive => directive.Instance is not AuthorizeDirective).SelectMany(MiddlewareOf).ToArray();

        if (draft.IsOfType is { } isOfType)
        {
            configuration.IsTypeOf = value => isOfType(null, value);
        }

        AddInterfaces(draft, configuration);

        foreach (var field in Ordered(draft))
        {
            var resolver = ResolverOf(draft, field);
            FieldMiddleware[] middleware = [.. field.OuterMiddleware, .. draft.FieldMiddleware, .. typeMiddleware, .. field.Directives.SelectMany(MiddlewareOf), .. field.Middleware];
            _costs?.Apply(field, resolver, middleware.Length > 0);
            var configured = Configure(draft, field, resolver?.ResultType);
            configured.Resolver = resolver;
            configured.Subscribe = field.Subscribe;
            configured.Middleware.AddRange(middleware);

            if (GlobalIds.IsMarked(field) && resolver is not null)
            {
                configured.LeafWriter = _globalIds.Writer(field, resolver.ResultType, draft);
            }

            configuration.Fields.Add(configured);
        }

        return configuration;
    }

    private FieldResolver? ResolverOf(ObjectTypeDraft type, FieldDraft field)
    {
        var resolver = _completion.Resolver(type, field);

        return resolver is not null && type.IsPayload && !field.ContextData.ContainsKey(PayloadResolvers.IsWrappedKey)
            ? PayloadResolvers.Wrap(resolver, _resolver.Resolve(field.Type!, isInput: false) is ResolvedType.NonNull)
            : resolver;
    }

    private InterfaceTypeConfiguration Configure(InterfaceTypeDraft draft)
    {
        var configuration = new InterfaceTypeConfiguration { Name = _names.Of(draft) };
        AddInterfaces(draft, configuration);
        configuration.Fields.AddRange(Ordered(draft).Select(field => Configure(draft, field, null)));
        return configuration;
    }

    private UnionTypeConfiguration Configure(UnionTypeDraft draft)
    {
        var configuration = new UnionTypeConfiguration { Name = _names.Of(draft) };
        configuration.Types.AddRange(draft.Types.Select(NameOf).Distinct());
        return configuration;
    }

    private EnumTypeConfiguration Configure(EnumTypeDraft draft)
    {
        var configuration = new EnumTypeConfiguration { Name = _names.Of(draft) };

        foreach (var value in draft.Values)
        {
            var configured = new EnumValueConfiguration { Name = value.Name!, Value = value.Value, DeprecationReason = value.DeprecationReason };
            CopyTo(value, configured);
            configuration.Values.Add(configured);
        }

        return configuration;
    }

    private InputObjectTypeConfiguration Configure(InputObjectTypeDraft draft)
    {
        var configuration = new InputObjectTypeConfiguration
        {
            Name = _names.Of(draft),
            IsOneOf = draft.IsOneOf,
            CreateInstance = draft.CreateInstance ?? InputObjectFactories.Create(draft.RuntimeType, [.. draft.Fields.Select(field => field.Property)]),
        };

        configuration.Fields.AddRange(draft.Fields.Select(Configure));
        return configuration;
    }

    private DirectiveConfiguration Configure(DirectiveTypeDraft draft)
    {
        var configuration = new DirectiveConfiguration { Name = _names.Of(draft), IsRepeatable = draft.IsRepeatable };
        configuration.Locations.AddRange(AllLocations.Where(location => (draft.Locations & location) == location));
        configuration.Arguments.AddRange(draft.Arguments.Select(Configure));
        CopyTo(draft, configuration);
        return configuration;
    }

    private OutputFieldConfiguration Configure(ComplexTypeDraft type, FieldDraft field, Type? resultType)
    {
        var reference = field.Type
            ?? (resultType is not null && resultType != typeof(object) ? new TypeReference.Shape(TypeShape.Of(resultType)) : null)
            ?? throw SchemaErrors.NoType($"{_names.Of(type)}.{field.Name}");

        var configuration = new OutputFieldConfiguration
        {
            Name = field.Name!,
            Type = _resolver.Resolve(reference, isInput: false).ToNode(_names),
            DeprecationReason = field.DeprecationReason,
        };

        configuration.Arguments.AddRange(field.Arguments.Where(argument => !argument.IsIgnored).Select(Configure));
        CopyTo(field, configuration);
        return configuration;
    }

    private InputFieldConfiguration Configure(ArgumentDraft argument)
    {
        var type = _resolver.Resolve(argument.Type ?? throw SchemaErrors.NoType(argument.Name!), isInput: true);

        var configuration = new InputFieldConfiguration
        {
            Name = argument.Name!,
            Type = type.ToNode(_names),
            DefaultValue = _literals.OfDefault(argument, type),
            DeprecationReason = argument.DeprecationReason,
            RuntimeType = argument.RuntimeType,
            Formatter = GlobalIds.IsMarked(argument) ? _globalIds.Formatter(argument) : null,
        };

        CopyTo(argument, configuration);
        return configuration;
    }

    private void AddInterfaces(ComplexTypeDraft draft, ComplexTypeConfiguration configuration)
        => configuration.Interfaces.AddRange(draft.Interfaces.Select(NameOf).Distinct());

    private string NameOf(TypeReference reference) => _resolver.Resolve(reference, isInput: false).ToNode(_names).NamedType.Name.Value;

    private IEnumerable<FieldDraft> Ordered(ComplexTypeDraft draft)
        => _context.Options.SortFieldsByName ? draft.Fields.OrderBy(field => field.Name, StringComparer.Ordinal) : draft.Fields;

    private void CopyTo(MemberDraft draft, MemberConfiguration configuration)
    {
        configuration.Description = draft.Description;
        configuration.Directives.AddRange(draft.Directives.Select(NodeOf));

        foreach (var (key, value) in draft.ContextData)
        {
            configuration.ContextData[key] = value;
        }

        if (draft.Directives.Count > 0)
        {
            configuration.ContextData[AppliedDirectives.Key] = draft.Directives.Select(AppliedOf).ToImmutableArray();
        }
    }

    private Directive AppliedOf(DirectiveDraft directive) => new(NodeOf(directive), directive.Instance);

    private IEnumerable<FieldMiddleware> MiddlewareOf(DirectiveDraft directive)
    {
        if (directive.Instance is null)
        {
            return [];
        }

        var applied = AppliedOf(directive);
        return _catalog.Directive(directive.Instance.GetType()).Middleware.Select(middleware => (FieldMiddleware)(next => middleware(next, applied)));
    }

    private DirectiveNode NodeOf(DirectiveDraft directive)
    {
        if (directive.Node is not null)
        {
            return directive.Node;
        }

        var type = _catalog.Directive(directive.Instance!.GetType());
        var arguments = type.Arguments
            .Where(argument => argument.Property is not null)
            .Select(argument => ArgumentOf(argument, argument.Property!.GetValue(directive.Instance)))
            .OfType<ArgumentNode>();

        return new DirectiveNode(new NameNode(_names.Of(type)), [.. arguments]);
    }

    // What is the default anyway is not written.
    private ArgumentNode? ArgumentOf(ArgumentDraft argument, object? value)
    {
        var type = _resolver.Resolve(argument.Type!, isInput: true);
        var literal = _literals.Write(value, type);
        var usual = _literals.OfDefault(argument, type) ?? NullValueNode.Default;
        return literal.ToString() == usual.ToString() ? null : new ArgumentNode(new NameNode(argument.Name!), literal);
    }
}
