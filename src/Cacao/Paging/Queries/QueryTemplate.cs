using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacao.Paging;

/// <summary>Puts parameters of the statement in place of what a query captured, in the order in which the values are listed.</summary>
internal sealed class QueryTemplate : ExpressionVisitor
{
    private readonly List<QueryParameterExpression> _parameters = [];

    private QueryTemplate()
    {
    }

    /// <summary>The query, bound to no context and no values.</summary>
    public static Expression Of(Expression query, out IReadOnlyList<QueryParameterExpression> parameters)
    {
        var template = new QueryTemplate();
        var result = template.Visit(query);
        parameters = template._parameters;
        return result;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (!CapturedQuery.IsCaptured(node))
        {
            return base.VisitMember(node);
        }

        var parameter = new QueryParameterExpression($"captured{_parameters.Count}", node.Type);
        _parameters.Add(parameter);
        return parameter;
    }

    protected override Expression VisitExtension(Expression node)
        => node is QueryRootExpression root ? root.DetachQueryProvider() : base.VisitExtension(node);
}
