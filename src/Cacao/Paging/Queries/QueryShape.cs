using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacao.Paging;

/// <summary>
/// What a query is without the values that it captured: two calls of one method give equal shapes and other values. To take a
/// shape and find its equal costs a fraction of what EF Core needs to find a query in its cache, where the values are still inside.
/// </summary>
internal sealed class QueryShape : IEquatable<QueryShape>
{
    // A query that is kept and sent again says the same each time, but for what it captured.
    private static readonly ConditionalWeakTable<Expression, QueryShape> s_known = [];

    private readonly object?[] _parts;
    private readonly MemberExpression[] _captured;
    private readonly LambdaExpression _selector;
    private readonly object _setting;
    private readonly int _hash;

    private QueryShape(object?[] parts, MemberExpression[] captured, LambdaExpression selector, object setting)
    {
        _parts = parts;
        _captured = captured;
        _selector = selector;
        _setting = setting;
        Values = Array.ConvertAll(captured, Evaluate);
        var hash = new HashCode();

        foreach (var part in parts)
        {
            hash.Add(part);
        }

        _hash = hash.ToHashCode();
    }

    private QueryShape(QueryShape known)
    {
        _parts = known._parts;
        _captured = known._captured;
        _selector = known._selector;
        _setting = known._setting;
        _hash = known._hash;
        Values = Array.ConvertAll(_captured, Evaluate);
    }

    /// <summary>The captured values, in the order in which they are met.</summary>
    public object?[] Values { get; }

    /// <summary>The shape of a query; null when there is something in it that would have to be computed.</summary>
    /// <param name="query">The query.</param>
    /// <param name="selector">A lambda that belongs to the query.</param>
    /// <param name="setting">What else tells it from others.</param>
    public static QueryShape? Of(Expression query, LambdaExpression selector, object setting)
    {
        if (s_known.TryGetValue(query, out var known) && known._selector == selector && known._setting.Equals(setting))
        {
            return new QueryShape(known);
        }

        var reader = new Reader();

        if (!reader.Read(query) || !reader.Read(selector))
        {
            return null;
        }

        var shape = reader.ToShape(selector, setting);
        s_known.AddOrUpdate(query, shape);
        return shape;
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

    public bool Equals(QueryShape? other)
        => other is not null && _hash == other._hash && (_parts == other._parts || _parts.AsSpan().SequenceEqual(other._parts));

    public override bool Equals(object? obj) => Equals(obj as QueryShape);

    public override int GetHashCode() => _hash;

    private static object? Evaluate(MemberExpression member)
        => ((FieldInfo)member.Member).GetValue(
            member.Expression is MemberExpression owner ? Evaluate(owner) : ((ConstantExpression)member.Expression!).Value);

    private sealed class Reader
    {
        private readonly List<object?> _parts = new(96);
        private readonly List<MemberExpression> _captured = new(8);
        private readonly List<ParameterExpression> _parameters = new(8);

        public QueryShape ToShape(LambdaExpression selector, object setting)
        {
            _parts.Add(setting);
            return new QueryShape([.. _parts], [.. _captured], selector, setting);
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
            _parts.Add(typeof(QueryShape));
            _parts.Add(member.Type);
            _captured.Add(member);

            // A query inside a query is part of its shape, and EF Core looks into it itself.
            return !member.Type.IsAssignableTo(typeof(IQueryable)) && Evaluate(member) is not IQueryable;
        }
    }
}
