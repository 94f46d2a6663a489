using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>Query.node</c> and <c>Query.nodes</c>.</summary>
internal sealed class NodeFields(INodeIdSerializer serializer, NodeTypes types, int maxNodes)
{
    /// <summary>Ids that <c>nodes</c> takes; one that is there twice counts twice.</summary>
    public int MaxNodes => maxNodes;

    public ValueTask<object?> ResolveNode(ResolverContext context)
    {
        var id = serializer.Parse((string)context.GetArgument(0).Value!, types);
        return Load(context, id);
    }

    /// <summary>Asks for all nodes before it waits for one, so that their DataLoaders see all keys. What is no node is null, whatever the reason.</summary>
    public async ValueTask<object?[]> ResolveNodes(ResolverContext context)
    {
        var ids = (object?[])context.GetArgument(0).Value!;

        if (ids.Length > maxNodes)
        {
            throw new GraphQLException(ErrorBuilder.New()
                .SetMessage($"At most {maxNodes} nodes can be fetched at once; {ids.Length} were asked for.")
                .SetCode(ErrorCodes.Execution.TooManyNodes)
                .SetExtension("limit", nameof(SchemaOptions.MaxAllowedNodeBatchSize))
                .SetExtension("value", ids.Length)
                .SetExtension("allowed", maxNodes)
                .Build());
        }

        var loading = Array.ConvertAll(ids, id => LoadOrNull(context, (string)id!).AsTask());
        return await Task.WhenAll(loading).ConfigureAwait(false);
    }

    private ValueTask<object?> LoadOrNull(ResolverContext context, string id)
    {
        try
        {
            return Load(context, serializer.Parse(id, types));
        }
        catch (NodeIdInvalidFormatException)
        {
            return default;
        }
    }

    private ValueTask<object?> Load(ResolverContext context, NodeId id)
        => types.Find(id.TypeName) is { } type ? type.Resolver.ResolveAsync(new NodeContext(context, id.InternalId)) : default;
}
