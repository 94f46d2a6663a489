using Cacao.Language;

namespace Cacao.Types;

/// <summary>Each operation has at most one root type (specification, section 3.3.1).</summary>
internal static class UniqueOperationTypes
{
    public static void Check(SdlContext context)
    {
        var defined = new Dictionary<OperationType, OperationTypeDefinitionNode>();

        foreach (var root in context.Document.Definitions.SelectMany(SdlWalk.OperationTypes))
        {
            var word = root.Operation.ToString().ToLowerInvariant();

            if (IsExisting(context.Existing, root.Operation))
            {
                context.Report($"Type for {word} already defined in the schema. It cannot be redefined.", root);
            }
            else if (!defined.TryAdd(root.Operation, root))
            {
                context.Report($"There can be only one {word} type in schema.", defined[root.Operation], root);
            }
        }
    }

    private static bool IsExisting(SchemaConfiguration? existing, OperationType operation) => operation switch
    {
        OperationType.Query => existing?.QueryTypeName,
        OperationType.Mutation => existing?.MutationTypeName,
        _ => existing?.SubscriptionTypeName,
    } is not null;
}
