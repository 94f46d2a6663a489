using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Paging;

/// <summary>One key of an ordering: OrderBy or ThenBy, ascending or descending.</summary>
internal sealed class SortKey
{
    private static readonly ConcurrentDictionary<MemberInfo, bool> s_nullableMembers = new();

    public SortKey(LambdaExpression selector, bool isDescending)
    {
        Selector = selector;
        IsDescending = isDescending;
        Type = CursorKeyType.For(selector.ReturnType);
        IsNullable = CanBeNull(selector);
    }

    private SortKey(LambdaExpression selector, SortKey same)
    {
        Selector = selector;
        IsDescending = same.IsDescending;
        Type = same.Type;
        IsNullable = same.IsNullable;
    }

    public LambdaExpression Selector { get; }

    public bool IsDescending { get; }

    public CursorKeyType Type { get; }

    /// <summary>Whether rows can be without a value; those come first when ascending and last when descending, on every database.</summary>
    public bool IsNullable { get; }

    /// <summary>The same key, of something else that has it.</summary>
    public SortKey Of(LambdaExpression selector) => new(selector, this);

    /// <summary>What tells this key from another, the same on every node.</summary>
    public uint Hash(uint start)
    {
        for (var part = Selector.Body; ; part = ((MemberExpression)part).Expression!)
        {
            if (part is MemberExpression { Expression: not null } member)
            {
                start = CursorFormat.Hash(member.Member.Name, start);
                continue;
            }

            start = CursorFormat.Hash(part is ParameterExpression ? part.Type.Name : part.ToString(), start);
            return CursorFormat.Hash(IsDescending ? "<" : ">", CursorFormat.Hash(Selector.ReturnType.Name, start));
        }
    }

    private static bool CanBeNull(LambdaExpression selector)
    {
        if (Nullable.GetUnderlyingType(selector.ReturnType) is not null)
        {
            return true;
        }

        if (selector.ReturnType.IsValueType)
        {
            return false;
        }

        for (var part = selector.Body; part is MemberExpression member; part = member.Expression)
        {
            if (s_nullableMembers.GetOrAdd(member.Member, IsNullableMember))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNullableMember(MemberInfo member)
        => member switch
        {
            PropertyInfo property => new NullabilityInfoContext().Create(property).ReadState,
            FieldInfo field => new NullabilityInfoContext().Create(field).ReadState,
            _ => NullabilityState.Unknown,
        }
        == NullabilityState.Nullable;
}
