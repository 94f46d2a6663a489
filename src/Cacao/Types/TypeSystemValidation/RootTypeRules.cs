using Cacao.Language;

namespace Cacao.Types;

/// <summary>The query root type must be given (specification, section 3.3.1).</summary>
internal static class RootTypeRules
{
    public static void Check(TypeSystemContext context)
    {
        if (context.Schema.QueryType is null && context.Configuration.QueryTypeName is null)
        {
            context.Report("Query root type must be provided.", context.Configuration.Origins);
        }
    }
}
