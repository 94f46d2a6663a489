using System.Linq.Expressions;
using System.Reflection;
using Cacao.Language;

namespace Cacao.Schema;

/// <summary>What descriptors are told: members by expressions, directives by name.</summary>
internal static class DescriptorArguments
{
    /// <summary>The member in <c>x =&gt; x.Member</c>.</summary>
    public static MemberInfo SelectedMember(this LambdaExpression expression)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } conversion
            ? conversion.Operand
            : expression.Body;

        return body switch
        {
            // Through an interface or a base class the expression holds the member of that; the descriptor is about the type's own.
            MemberExpression { Member: PropertyInfo property } => property,
            MethodCallExpression call => call.Method,
            _ => throw new ArgumentException($"{expression} selects no property or method.", nameof(expression)),
        };
    }

    public static void Add(this List<DirectiveDraft> directives, string name, ArgumentNode[] arguments)
        => directives.Add(new DirectiveDraft(null, new DirectiveNode(new NameNode(name), [.. arguments])));

    public static string OrDefaultReason(this string? reason) => string.IsNullOrEmpty(reason) ? DefaultDeprecationReason : reason;

    public const string DefaultDeprecationReason = "No longer supported";
}
