using Cacao.Language;

namespace Cacao.Types;

/// <summary>The query root type must be given, and all root types must be different (specification, section 3.3.1).</summary>
internal static class RootTypeRules
{
    public static void Check(TypeSystemContext context)
    {
        var schema = context.Schema;

        if (schema.QueryType is null && context.Configuration.QueryTypeName is null)
        {
            context.Report("Query root type must be provided.", context.Configuration.Origins);
        }

        var roots = Enum.GetValues<OperationType>()
            .Select(operation => (Operation: operation, Type: schema.GetOperationType(operation)))
            .Where(root => root.Type is not null)
            .GroupBy(root => root.Type!)
            .Where(group => group.Count() > 1);

        foreach (var group in roots)
        {
            var names = string.Join(", ", group.Select(root => root.Operation));
            context.Report(
                $"All root types must be different, \"{group.Key.Name}\" type is used as {names} root types.",
                context.Configuration.Origins.Within(
                    node => SdlWalk.OperationTypes(node).Select(root => root.Type).Where(root => root.Name.Value == group.Key.Name)));
        }
    }
}
