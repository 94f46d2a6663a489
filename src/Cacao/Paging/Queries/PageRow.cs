using System.Linq.Expressions;

namespace Cacao.Paging;

/// <summary>An item with what was read beside it.</summary>
internal class PageRow<TItem>
{
    public TItem Item { get; init; } = default!;

    /// <summary>What belongs to the item and is read beside it; null when it is read with it.</summary>
    public object? Included { get; init; }

    /// <summary>The values of the sort keys, when they are no members of the item.</summary>
    public object?[]? SortKeys { get; init; }

    /// <summary>The expression that makes a row.</summary>
    public static LambdaExpression Projection(
        SortedQuery query, bool withSortKeys, Type type, LambdaExpression? group = null, LambdaExpression? include = null)
    {
        var row = Expression.Parameter(query.Element, "row");
        var item = query.Projection is null ? row : Substitution.WithMembers(Substitution.Apply(query.Projection, row));
        var bindings = new List<MemberBinding> { Expression.Bind(type.GetProperty(nameof(Item))!, item) };

        if (withSortKeys)
        {
            bindings.Add(Expression.Bind(
                type.GetProperty(nameof(SortKeys))!,
                Expression.NewArrayInit(
                    typeof(object),
                    query.Keys.Select(key => Expression.Convert(Substitution.Apply(key.Selector, row), typeof(object))))));
        }

        if (include is not null)
        {
            bindings.Add(Expression.Bind(type.GetProperty(nameof(Included))!, Substitution.Apply(include, row)));
        }

        if (group is not null)
        {
            bindings.Add(Expression.Bind(type.GetProperty(nameof(PageRow<,>.Group))!, Substitution.Apply(group, row)));
        }

        return Expression.Lambda(Expression.MemberInit(Expression.New(type), bindings), row);
    }
}

/// <summary>An item of one of many pages.</summary>
internal sealed class PageRow<TGroup, TItem> : PageRow<TItem>
{
    /// <summary>The key of the page's parent; nothing where the item holds it itself.</summary>
    public TGroup Group { get; init; } = default!;
}

/// <summary>How many items a group has.</summary>
internal sealed class GroupCount<TGroup>
{
    public TGroup Group { get; init; } = default!;

    public int Count { get; init; }
}
