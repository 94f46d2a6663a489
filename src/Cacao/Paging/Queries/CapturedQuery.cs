using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacao.Paging;

/// <summary>
/// A query taken apart into its shape and the values that it captured. That, and to find an equal shape, costs a fraction of what
/// EF Core needs to find a query in its cache, where the values are still inside.
/// </summary>
internal sealed class CapturedQuery
{
    // A query that is kept and sent again says the same each time, but for what it captured.
    private static readonly ConditionalWeakTable<Expression, TakenApart> s_known = [];

    private CapturedQuery(QueryShape shape, object?[] values) => (Shape, Values) = (shape, values);

    public QueryShape Shape { get; }

    /// <summary>In the order in which <see cref="QueryTemplate"/> meets the variables.</summary>
    public object?[] Values { get; }

    /// <summary>The query in its parts; null when there is something in it that would have to be computed.</summary>
    /// <param name="query">The query.</param>
    /// <param name="selector">A lambda that belongs to the query.</param>
    /// <param name="setting">What else tells it from others.</param>
    public static CapturedQuery? Of(Expression query, LambdaExpression selector, object setting)
    {
        if (!s_known.TryGetValue(query, out var parts) || parts.Selector != selector || !parts.Setting.Equals(setting))
        {
            var reader = new Reader();

            if (!reader.Read(query) || !reader.Read(selector))
            {
                return null;
            }

            parts = reader.ToResult(selector, setting);
            s_known.AddOrUpdate(query, parts);
        }

        var values = Array.ConvertAll(parts.Captured, Evaluate);

        // A query inside a query is part of its shape, and EF Core looks into it itself.
        return Array.Exists(values, static value => value is IQueryable) ? null : new CapturedQuery(parts.Shape, values);
    }

    /// <summary>A captured variable: a field of the object that the compiler made for it, or of one that was captured.</summary>
    public static bool IsCaptured(MemberExpression member)
        => member.Member is FieldInfo
            && member.Expression switch
            {
                ConstantExpression => true,
                MemberExpression owner => IsCaptured(owner),
                _ => false,
            };

    private static object? Evaluate(MemberExpression member)
        => ((FieldInfo)member.Member).GetValue(
            member.Expression is MemberExpression owner ? Evaluate(owner) : ((ConstantExpression)member.Expression!).Value);

    private sealed record TakenApart(QueryShape Shape, MemberExpression[] Captured, LambdaExpression Selector, object Setting);

    private sealed class Reader
    {
        private readonly List<object?> _parts = new(96);
        private readonly List<MemberExpression> _captured = new(8);
        private readonly List<ParameterExpression> _parameters = new(8);

        public TakenApart ToResult(LambdaExpression selector, object setting)
        {
            _parts.Add(setting);
            return new TakenApart(new QueryShape([.. _parts]), [.. _captured], selector, setting);
        }

        public bool Read(Expression? expression)
        {
            switch (expression)
            {
                case null:
                    _parts.Add(null);
                    return true;
                case MethodCallExpression call:
                    _parts.Add(call.Method);
                    return Read(call.Object) && ReadAll(call.Arguments);
                case LambdaExpression lambda:
                    _parts.Add(lambda.Type);
                    _parameters.AddRange(lambda.Parameters);
                    return Read(lambda.Body);
                case ParameterExpression parameter:
                    _parts.Add(ExpressionType.Parameter);
                    _parts.Add(_parameters.LastIndexOf(parameter));
                    return true;
                case MemberExpression member when IsCaptured(member):
                    return ReadValue(member);
                case MemberExpression member:
                    _parts.Add(member.Member);
                    return member.Expression is not null && Read(member.Expression);
                case ConstantExpression { Value: IReadOnlyCollection<string> names }:
                    // The query filters to ignore.
                    _parts.Add(typeof(IReadOnlyCollection<string>));
                    _parts.Add(names.Count);
                    _parts.AddRange(names);
                    return true;
                case ConstantExpression constant:
                    _parts.Add(constant.Type);
                    _parts.Add(constant.Value);
                    return constant.Value is null or string || constant.Type.IsPrimitive || constant.Type.IsEnum;
                case BinaryExpression { Method: null, Conversion: null } binary:
                    _parts.Add(binary.NodeType);
                    return Read(binary.Left) && Read(binary.Right);
                case BinaryExpression { Conversion: null } binary:
                    _parts.Add(binary.NodeType);
                    _parts.Add(binary.Method);
                    return Read(binary.Left) && Read(binary.Right);
                case UnaryExpression unary:
                    _parts.Add(unary.NodeType);
                    _parts.Add(unary.Type);
                    return Read(unary.Operand);
                case NewExpression created:
                    _parts.Add(created.Constructor);
                    return created.Constructor is not null && ReadAll(created.Arguments);
                case MemberInitExpression init:
                    return Read(init.NewExpression) && ReadBindings(init);
                case EntityQueryRootExpression root:
                    _parts.Add(root.EntityType);
                    return root.GetType() == typeof(EntityQueryRootExpression);
                default:
                    return false;
            }
        }

        private bool ReadAll(IReadOnlyList<Expression> expressions)
        {
            for (var i = 0; i < expressions.Count; i++)
            {
                if (!Read(expressions[i]))
                {
                    return false;
                }
            }

            return true;
        }

        private bool ReadBindings(MemberInitExpression init)
        {
            foreach (var binding in init.Bindings)
            {
                _parts.Add(binding.Member);

                if (binding is not MemberAssignment assignment || !Read(assignment.Expression))
                {
                    return false;
                }
            }

            return true;
        }

        private bool ReadValue(MemberExpression member)
        {
            _parts.Add(typeof(CapturedQuery));
            _parts.Add(member.Type);
            _captured.Add(member);
            return true;
        }
    }
}
