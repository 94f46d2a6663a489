using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Paging;

/// <summary>Reads the value of a sort key from an item of the page and writes it into a cursor.</summary>
internal abstract class KeyReader<TItem>
{
    private static readonly ConcurrentDictionary<string, KeyReader<TItem>?> s_all = new();

    public abstract void Write(TItem item, ref CursorWriter writer);

    /// <summary>Finds the member of the item that holds the key, or of something that is loaded with it; null when there is none.</summary>
    public static KeyReader<TItem>? Find(SortedQuery query, SortKey key)
    {
        if (query.Projection is null)
        {
            return key.Selector.Body is MemberExpression member && IsLoaded(member.Expression!, key, query)
                ? s_all.GetOrAdd(PathOf(member), static (_, selector) => Create(selector), key.Selector)
                : null;
        }

        var selector = Substitution.Apply(key.Selector, query.Projection.Parameters[0]);
        var name = Substitution.FindMember(query.Projection.Body, selector);

        return name is null ? null : s_all.GetOrAdd("." + name, static (_, found) => Create(found.Name, found.Type), (Name: name, Type: selector.Type));
    }

    private static bool IsLoaded(Expression owner, SortKey key, SortedQuery query)
        => owner == key.Selector.Parameters[0]
            || query.Includes.Any(include => Substitution.AreEqual(Substitution.Apply(include, key.Selector.Parameters[0]), owner));

    private static string PathOf(MemberExpression member)
        => member.Expression is MemberExpression owner ? PathOf(owner) + "." + member.Member.Name : "." + member.Member.Name;

    private static KeyReader<TItem>? Create(string name, Type type)
    {
        var item = Expression.Parameter(typeof(TItem), "item");
        var member = (MemberInfo?)typeof(TItem).GetProperty(name) ?? typeof(TItem).GetField(name);
        var value = member is null ? null : Expression.MakeMemberAccess(item, member);

        return value?.Type == type ? Create(Expression.Lambda(value, item)) : null;
    }

    private static KeyReader<TItem> Create(LambdaExpression selector)
    {
        // What is loaded with the item can be missing.
        var getter = ((MemberExpression)selector.Body).Expression is MemberExpression owner && !owner.Type.IsValueType
            ? Expression.Lambda(
                Expression.Condition(
                    Expression.ReferenceEqual(owner, Expression.Constant(null)),
                    Expression.Default(selector.ReturnType),
                    selector.Body),
                selector.Parameters)
            : selector;

        return (KeyReader<TItem>)Activator.CreateInstance(typeof(KeyReader<,>).MakeGenericType(typeof(TItem), getter.ReturnType), getter.Compile())!;
    }
}

/// <inheritdoc/>
internal sealed class KeyReader<TItem, TKey>(Func<TItem, TKey> getter) : KeyReader<TItem>
{
    private readonly CursorKeyType<TKey> _type = (CursorKeyType<TKey>)CursorKeyType.For(typeof(TKey));

    public override void Write(TItem item, ref CursorWriter writer) => _type.Write(getter(item), ref writer);
}
