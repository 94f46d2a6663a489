using Cacao.Language;

namespace Cacao.Types;

/// <summary>A field is given once in an object value (specification, section 5.6.3).</summary>
internal static class UniqueValueFields
{
    public static void Check(SdlContext context)
    {
        foreach (var value in SdlWalk.Values(context.Document))
        {
            Check(context, value);
        }
    }

    private static void Check(SdlContext context, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    Check(context, item);
                }

                break;
            case ObjectValueNode node:
                var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);

                foreach (var field in node.Fields)
                {
                    if (!known.TryAdd(field.Name.Value, field.Name))
                    {
                        context.Report($"There can be only one input field named \"{field.Name.Value}\".", known[field.Name.Value], field.Name);
                    }

                    Check(context, field.Value);
                }

                break;
        }
    }
}
