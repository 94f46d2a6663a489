using Cacao.Language;

namespace Cacao.Types;

/// <summary>All root types are different (specification, section 3.3.1).</summary>
internal static class DistinctRootTypeRules
{
    public static void Check(TypeSystemContext context)
    {
        var roots = Enum.GetValues<OperationType>()
            .Select(operation => (Operation: operation, Type: context.Schema.GetOperationType(operation)))
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
