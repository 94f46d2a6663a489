using Cacao.Language;

namespace Cacao.Types;

/// <summary>A document defines at most one schema, and none when it extends one.</summary>
internal static class LoneSchemaDefinition
{
    public static void Check(SdlContext context)
    {
        var alreadyDefined = context.Existing is { } existing
            && (existing.Origins.Count > 0
                || (existing.QueryTypeName ?? existing.MutationTypeName ?? existing.SubscriptionTypeName) is not null);
        var isFirst = true;

        foreach (var schema in context.Definitions<SchemaDefinitionNode>())
        {
            if (alreadyDefined)
            {
                context.Report("Cannot define a new schema within a schema extension.", schema);
            }
            else if (!isFirst)
            {
                context.Report("Must provide only one schema definition.", schema);
            }

            isFirst = false;
        }
    }
}
