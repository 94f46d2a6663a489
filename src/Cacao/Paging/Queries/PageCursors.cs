using System.Linq.Expressions;

namespace Cacao.Paging;

/// <summary>Makes and reads the cursors of one ordering.</summary>
internal sealed class PageCursors<TItem>
{
    private readonly SortedQuery _query;
    private readonly KeyReader<TItem>[]? _readers;
    private readonly uint _ordering;

    public PageCursors(SortedQuery query)
    {
        _query = query;
        _ordering = CursorFormat.Hash(query.Element.Name);

        foreach (var key in query.Keys)
        {
            _ordering = key.Hash(_ordering);
        }

        KeyReader<TItem>[] readers = [.. query.Keys.Select(key => KeyReader<TItem>.Find(query, key)).OfType<KeyReader<TItem>>()];
        _readers = readers.Length == query.Keys.Count ? readers : null;
    }

    /// <summary>Whether every sort key is a member of the items; if not, the keys are read beside them.</summary>
    public bool AreInItems => _readers is not null;

    public string Format(TItem item)
    {
        var writer = new CursorWriter(stackalloc byte[256]);

        try
        {
            foreach (var reader in _readers!)
            {
                reader.Write(item, ref writer);
            }

            return CursorFormat.Format(ref writer, _ordering);
        }
        finally
        {
            writer.Dispose();
        }
    }

    public string Format(object?[] keys)
    {
        var writer = new CursorWriter(stackalloc byte[256]);

        try
        {
            for (var i = 0; i < keys.Length; i++)
            {
                _query.Keys[i].Type.Write(keys[i], ref writer);
            }

            return CursorFormat.Format(ref writer, _ordering);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>The condition of the rows that come after a cursor, or before it.</summary>
    /// <exception cref="Errors.GraphQLException">It is no cursor of this ordering.</exception>
    public LambdaExpression Seek(string cursor, bool before)
    {
        var reader = new CursorReader(CursorFormat.Parse(cursor, stackalloc byte[CursorFormat.MaxLength], _ordering));
        var row = Expression.Parameter(_query.Element, "row");
        var seeks = new List<Seek>(_query.Keys.Count);

        foreach (var key in _query.Keys)
        {
            var column = Substitution.Apply(key.Selector, row);

            if (!key.Type.TryRead(ref reader, column, key.IsDescending != before, key.IsNullable, out var seek))
            {
                throw CursorFormat.Invalid();
            }

            seeks.Add(seek);
        }

        return reader.IsAtEnd ? Expression.Lambda(Paging.Seek.Combine(seeks), row) : throw CursorFormat.Invalid();
    }
}
