using Cacao.Language;

namespace Cacao.Validation;

internal static class LiteralExtensions
{
    /// <summary>The literal with null in place of variables inside it: whether they fit, only their values can tell.</summary>
    public static ValueNode WithoutVariables(this ValueNode value) => HasVariable(value) ? Replace(value) : value;

    private static bool HasVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(HasVariable),
        ObjectValueNode @object => @object.Fields.Any(field => HasVariable(field.Value)),
        _ => false,
    };

    private static ValueNode Replace(ValueNode value) => value switch
    {
        VariableNode => NullValueNode.Default,
        ListValueNode list => new ListValueNode([.. list.Items.Select(Replace)], list.Span),
        ObjectValueNode @object => new ObjectValueNode(
            [.. @object.Fields.Select(field => new ObjectFieldNode(field.Name, Replace(field.Value), field.Span))],
            @object.Span),
        _ => value,
    };
}
