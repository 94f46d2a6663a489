using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Paging;

/// <summary>Reads the value of a sort key from an item of the page and writes it into a cursor.</summary>
internal abstract class KeyReader<TItem>
{
    private static readonly ConcurrentDictionary<string, KeyReader<TItem>?> s_all = new();

    public abstract void Write(TItem item, ref CursorWriter writer);

    /// <summary>Finds the member of the item that holds the key; null when no member does.</summary>
    public static KeyReader<TItem>? Find(SortedQuery query, SortKey key)
    {
        var projection = (Expression?)query.Projection?.Body ?? key.Selector.Parameters[0];
        var selector = query.Projection is null ? key.Selector.Body : Substitution.Apply(key.Selector, query.Projection.Parameters[0]);
        var name = Substitution.FindMember(projection, selector);

        return name is null ? null : s_all.GetOrAdd(name, Create, key.Selector.ReturnType);
    }

    private static KeyReader<TItem>? Create(string name, Type type)
    {
        var member = (MemberInfo?)typeof(TItem).GetProperty(name) ?? typeof(TItem).GetField(name);
        var memberType = (member as PropertyInfo)?.PropertyType ?? (member as FieldInfo)?.FieldType;

        if (memberType != type)
        {
            return null;
        }

        var item = Expression.Parameter(typeof(TItem), "item");
        var getter = Expression.Lambda(Expression.MakeMemberAccess(item, member!), item).Compile();

        return (KeyReader<TItem>)Activator.CreateInstance(typeof(KeyReader<,>).MakeGenericType(typeof(TItem), type), getter)!;
    }
}

/// <inheritdoc/>
internal sealed class KeyReader<TItem, TKey>(Func<TItem, TKey> getter) : KeyReader<TItem>
{
    private readonly CursorKeyType<TKey> _type = (CursorKeyType<TKey>)CursorKeyType.For(typeof(TKey));

    public override void Write(TItem item, ref CursorWriter writer) => _type.Write(getter(item), ref writer);
}
