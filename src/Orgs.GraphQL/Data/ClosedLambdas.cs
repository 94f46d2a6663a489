using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Orgs.GraphQL.Data;

/// <summary>
/// Compiles the functions inside a translated query, such as the one that makes an object of a row, once with the query. EF Core
/// leaves them where they are, and so each run of the query makes a delegate for each of them anew, which takes the runtime as long as it
/// takes SQLite to find the rows.
/// </summary>
#pragma warning disable EF9100 // The last step of EF Core's translation; there is no other place to see its result.
internal sealed class ClosedLambdas(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies,
    RelationalShapedQueryCompilingExpressionVisitorDependencies relationalDependencies,
    RelationalCommandBuilderDependencies commandBuilderDependencies)
    : RelationalLiftableConstantProcessor(dependencies, relationalDependencies, commandBuilderDependencies)
{
    public static void Use(DbContextOptionsBuilder options) => options.ReplaceService<ILiftableConstantProcessor, ClosedLambdas>();

    public override Expression InlineConstants(Expression expression, bool supportsPrecompiledQuery)
    {
        var query = base.InlineConstants(expression, supportsPrecompiledQuery);
        var compiling = new Compiling();

        // The query as a whole is EF Core's to compile; everything inside it is ours.
        return query is LambdaExpression whole
            ? Expression.Lambda(whole.Type, compiling.Visit(whole.Body), whole.Name, whole.TailCall, whole.Parameters)
            : compiling.Visit(query);
    }

    /// <summary>Puts delegates in place of functions, from the innermost on, as long as these use nothing of what surrounds them.</summary>
    private sealed class Compiling : ExpressionVisitor
    {
        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            var inner = (Expression<T>)base.VisitLambda(node);
            return FreeVariables.AreIn(inner) ? inner : Expression.Constant(inner.Compile(), inner.Type);
        }

        // What is invoked on the spot is part of the function around it.
        protected override Expression VisitInvocation(InvocationExpression node)
            => node.Expression is LambdaExpression lambda
                ? node.Update(Expression.Lambda(lambda.Type, Visit(lambda.Body), lambda.Parameters), Visit(node.Arguments))
                : base.VisitInvocation(node);

        // A function that is data.
        protected override Expression VisitUnary(UnaryExpression node)
            => node.NodeType == ExpressionType.Quote ? node : base.VisitUnary(node);
    }

    private sealed class FreeVariables : ExpressionVisitor
    {
        private readonly HashSet<ParameterExpression> _declared = [];
        private bool _areThere;

        public static bool AreIn(Expression expression)
        {
            var search = new FreeVariables();
            search.Visit(expression);
            return search._areThere;
        }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            _declared.UnionWith(node.Parameters);
            return base.VisitLambda(node);
        }

        protected override Expression VisitBlock(BlockExpression node)
        {
            _declared.UnionWith(node.Variables);
            return base.VisitBlock(node);
        }

        protected override CatchBlock VisitCatchBlock(CatchBlock node)
        {
            if (node.Variable is { } variable)
            {
                _declared.Add(variable);
            }

            return base.VisitCatchBlock(node);
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _areThere |= !_declared.Contains(node);
            return node;
        }
    }
}
