using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacao.Paging;

/// <summary>
/// Puts one expression in place of a parameter. A member of an object that is only being made, as in a projection into a
/// record, becomes what it is made from, which is all a database knows of it.
/// </summary>
internal sealed class Substitution(ParameterExpression parameter, Expression replacement) : ExpressionVisitor
{
    /// <summary>The body of a lambda with something else in place of its parameter.</summary>
    public static Expression Apply(LambdaExpression lambda, Expression replacement)
        => new Substitution(lambda.Parameters[0], replacement).Visit(lambda.Body);

    /// <summary>The member of a projected object that holds an expression over the source; null when there is none.</summary>
    public static string? FindMember(Expression projection, Expression value)
    {
        if (value is MemberExpression { Expression: { } owner } member && AreEqual(owner, projection))
        {
            return member.Member.Name;
        }

        foreach (var (name, expression) in Members(projection))
        {
            if (AreEqual(expression, value))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A constructor call that says which members its arguments become, so that EF Core can go on with the query behind it.</summary>
    public static Expression WithMembers(Expression projection)
    {
        if (projection is not NewExpression { Members: null, Constructor: { } constructor, Arguments: { Count: > 0 } arguments } created)
        {
            return projection;
        }

        var members = Members(created).Select(member => (MemberInfo?)created.Type.GetProperty(member.Name)).OfType<MemberInfo>().ToArray();
        return members.Length == arguments.Count ? Expression.New(constructor, arguments, members) : projection;
    }

    public static bool AreEqual(Expression left, Expression right) => ExpressionEqualityComparer.Instance.Equals(left, right);

    protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? replacement : node;

    protected override Expression VisitMember(MemberExpression node)
    {
        var owner = Visit(node.Expression);

        if (owner is NewExpression or MemberInitExpression)
        {
            foreach (var (name, expression) in Members(owner))
            {
                if (name == node.Member.Name && expression.Type == node.Type)
                {
                    return expression;
                }
            }
        }

        return node.Update(owner);
    }

    /// <summary>What an object is made from, by member; a constructor's parameter has the member's name, as in records.</summary>
    private static IEnumerable<(string Name, Expression Value)> Members(Expression projection)
    {
        if (projection is MemberInitExpression init)
        {
            foreach (var binding in init.Bindings.OfType<MemberAssignment>())
            {
                yield return (binding.Member.Name, binding.Expression);
            }
        }

        if ((projection as NewExpression ?? (projection as MemberInitExpression)?.NewExpression) is { Constructor: { } constructor } created)
        {
            var parameters = constructor.GetParameters();

            for (var i = 0; i < parameters.Length; i++)
            {
                var name = created.Members?[i].Name
                    ?? created.Type.GetProperties().FirstOrDefault(property => string.Equals(property.Name, parameters[i].Name, StringComparison.OrdinalIgnoreCase))?.Name;

                if (name is not null)
                {
                    yield return (name, created.Arguments[i]);
                }
            }
        }
    }
}
