using System.Reflection;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Global object identification: the <c>Node</c> interface, its implementations and the fields that find them.</summary>
internal sealed class NodeConventions(TypeCatalog catalog, TypeExtensions extensions, TypeNames names, DescriptorContext context)
{
    private readonly InterfaceTypeDraft _node = new(typeof(object))
    {
        Name = "Node",
        Description = "An object with a globally unique id.",
        Fields = { new FieldDraft { Name = "id", Type = NonNullId } },
    };

    private readonly List<(ObjectTypeDraft Type, FieldDraft Id, NodeResolverSource Resolver)> _found = [];
    private readonly HashSet<ObjectTypeDraft> _seen = [];

    private static TypeReference NonNullId => new TypeReference.Syntax(new NonNullTypeNode(new NamedTypeNode("ID")));

    public void AddFields(ObjectTypeDraft query, NodeFields fields)
    {
        catalog.Add(_node);

        query.Fields.InsertRange(0,
        [
            new FieldDraft
            {
                Name = "node",
                Description = "Finds an object by its id.",
                Type = new TypeReference.Draft(_node),
                Arguments = { new ArgumentDraft { Name = "id", Description = "The object's id.", Type = NonNullId, RuntimeType = typeof(string) } },
                Resolver = FieldResolver.FromValueTask<object?>(fields.ResolveNode).WithOwnContext(),
            },
            new FieldDraft
            {
                Name = "nodes",
                Description = "Finds objects by their ids, in their order; null for those that are not there.",
                Type = new TypeReference.NonNull(new TypeReference.List(new TypeReference.Draft(_node))),
                Arguments =
                {
                    new ArgumentDraft
                    {
                        Name = "ids",
                        Description = "The objects' ids.",
                        Type = new TypeReference.NonNull(new TypeReference.List(NonNullId)),
                    },
                },
                Resolver = FieldResolver.FromValueTask<object?[]>(fields.ResolveNodes).WithOwnContext(),
                ContextData = { [CostDefaults.ListSizeKey] = new ListSizeDirective(fields.MaxNodes, ["ids"], requireOneSlicingArgument: false) },
            },
        ]);
    }

    /// <summary>Makes a type a node when an attribute or a node resolver says that it is one.</summary>
    public void Apply(ObjectTypeDraft type)
    {
        if (!_seen.Add(type) || FindResolver(type) is not { } resolver)
        {
            return;
        }

        var name = MemberDrafting.Attribute<NodeAttribute>(type.RuntimeType)?.IdField ?? "Id";
        var id = type.Fields.Find(field => field.Member?.Name == name) ?? type.Fields.Find(field => field.Name == "id") ?? throw SchemaErrors.NoNodeId(type.RuntimeType);

        id.Name = "id";
        id.IsExplicit = true;
        id.IsIgnored = false;
        id.Type = new TypeReference.NonNull(id.Type!);
        id.ContextData.TryAdd(GlobalIdDescriptorExtensions.Key, new GlobalIdMark(null, null));
        type.Interfaces.Insert(0, new TypeReference.Draft(_node));
        _found.Add((type, id, resolver));
    }

    /// <summary>Binds the node resolvers once all types have names.</summary>
    public void Complete(NodeTypes nodes, FieldCompletion fields)
    {
        foreach (var (type, _, resolver) in _found)
        {
            var key = Array.Find(resolver.Method.GetParameters(), parameter => context.KindOf(parameter) is null)
                ?? throw SchemaErrors.NoNodeResolverArgument($"{resolver.Method.DeclaringType}.{resolver.Method.Name}");
            var keyType = Nullable.GetUnderlyingType(key.ParameterType) ?? key.ParameterType;

            if (NodeKey.For(keyType) is null)
            {
                throw SchemaErrors.NotANodeKey(keyType);
            }

            var parameters = resolver.Method.GetParameters();
            var bindings = Array.ConvertAll(parameters, parameter => parameter == key
                ? ParameterBindingActivator.Create(typeof(NodeKeyBinding<>), parameter.ParameterType)
                : fields.Bind(parameter, new FieldDraft(), isPayload: false));

            nodes.Add(names.Of(type), new NodeType(keyType, resolver.Create is { } create
                ? create(new ParameterBindings(bindings))
                : MethodResolvers.Create(resolver.Method, isOfParent: false, null, bindings)));
        }
    }

    private NodeResolverSource? FindResolver(ObjectTypeDraft type)
    {
        var registered = extensions.RegistrationsOf(type.RuntimeType)
            .SelectMany(registration => registration.Resolvers)
            .FirstOrDefault(resolver => IsNodeResolver(resolver.Member));

        if (registered is not null)
        {
            return new NodeResolverSource((MethodInfo)registered.Member, registered.Create);
        }

        var attribute = MemberDrafting.Attribute<NodeAttribute>(type.RuntimeType);
        var owner = attribute?.NodeResolverType ?? type.RuntimeType;
        var methods = owner.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance);
        var method = Array.Find(methods, IsNodeResolver);

        if (method is null && attribute is not null)
        {
            var name = type.RuntimeType.Name;
            string[] candidates = attribute.NodeResolver is { } given ? [given] : ["Get", "GetAsync", $"Get{name}", $"Get{name}Async"];
            method = Array.Find(methods, candidate => candidates.Contains(candidate.Name));

            if (method is null && context.Options.EnsureAllNodesCanBeResolved)
            {
                throw SchemaErrors.NoNodeResolver(type.RuntimeType);
            }
        }

        return method is null ? null : new NodeResolverSource(method, null);
    }

    private static bool IsNodeResolver(MemberInfo member) => member is MethodInfo && member.IsDefined(typeof(NodeResolverAttribute), inherit: true);

    private sealed record NodeResolverSource(MethodInfo Method, Func<ParameterBindings, FieldResolver>? Create);
}
