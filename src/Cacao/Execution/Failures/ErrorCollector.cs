using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>
/// The errors of one response. Each remembers which place became null for it: an error whose place later vanishes inside a larger null is
/// not told, so that each null in the response has exactly its own error (specification, section 6.4.4).
/// </summary>
internal sealed class ErrorCollector(RequestContext request, DocumentNode document, RequestCancellation cancellation, int maxErrors)
{
    private readonly Lock _lock = new();
    private List<Entry>? _entries;
    private Dictionary<Exception, IReadOnlyList<IError>>? _thrown;
    private bool _isFull;

    /// <summary>Everything has become null.</summary>
    public bool IsDataNull { get; private set; }

    /// <summary>Nulls a place because of an error.</summary>
    public void Add(FieldRun field, int level, int slot, IError error) => Add(field, level, slot, [error]);

    /// <summary>Nulls a place because of what was thrown there.</summary>
    public void Add(FieldRun field, int level, int slot, Exception exception)
    {
        // A cancelled request is answered as such; what its resolvers threw for it is no error of theirs.
        if (cancellation.IsCauseOf(exception))
        {
            Propagate(field, level, slot);
            return;
        }

        Add(field, level, slot, ErrorsOf(exception), (exception as ArgumentCoercionException)?.Node);
    }

    /// <summary>Records an error that nulls nothing.</summary>
    public void Report(FieldRun field, int row, IError error) => Record(Place(error, field, 0, row, null), new ResponsePlace(field, 0, row));

    /// <summary>The errors to answer; null when there are none.</summary>
    public IReadOnlyList<IError>? ToResult()
    {
        lock (_lock)
        {
            if (_entries is null)
            {
                return null;
            }

            var errors = _entries.Where(entry => entry.Place.IsReachable).Select(entry => request.ErrorHandler.Finish(entry.Error)).ToList();

            if (_isFull)
            {
                errors.Add(request.ErrorHandler.Finish(ExecutionErrors.TooManyErrors(maxErrors)));
            }

            return errors.Count == 0 ? null : errors;
        }
    }

    private void Add(FieldRun field, int level, int slot, IReadOnlyList<IError> errors, SyntaxNode? node = null)
    {
        var nulled = Propagate(field, level, slot);

        foreach (var error in errors)
        {
            Record(Place(error, field, level, slot, node), nulled);
        }
    }

    /// <summary>
    /// The exception of a batch comes up at every row that waited for it, and is one exception all the same. Those past the limit are
    /// neither told nor logged: rows without end would fill the log.
    /// </summary>
    private IReadOnlyList<IError> ErrorsOf(Exception exception)
    {
        if (exception is GraphQLException { Errors: var errors })
        {
            return errors;
        }

        _thrown ??= new Dictionary<Exception, IReadOnlyList<IError>>(ReferenceEqualityComparer.Instance);

        if (_thrown.TryGetValue(exception, out var known))
        {
            return known;
        }

        if (_thrown.Count >= maxErrors)
        {
            _isFull = true;
            return [];
        }

        return _thrown[exception] = request.ErrorHandler.ToErrors(exception, request.Plan, request.User);
    }

    private ResponsePlace Propagate(FieldRun field, int level, int slot)
    {
        var nulled = NullPropagation.Propagate(field, level, slot);
        IsDataNull |= nulled.IsRoot;

        return nulled;
    }

    /// <summary>Adds path and locations to an error that has none of its own.</summary>
    private IError Place(IError error, FieldRun field, int level, int slot, SyntaxNode? node)
    {
        if (_isFull)
        {
            return error;
        }

        if (error.Path is null)
        {
            error = error.WithPath(field.GetPath(level, slot));
        }

        return error.Locations is { Count: > 0 } ? error : error.WithLocations(LocationsOf(field, node));
    }

    private List<Location>? LocationsOf(FieldRun field, SyntaxNode? node)
    {
        IEnumerable<SyntaxNode> nodes = node is null
            ? field.Selection.Occurrences.Where(occurrence => occurrence.Condition.IsIncluded(field.Execution.IncludeMask)).Select(occurrence => occurrence.Node).Distinct()
            : [node];
        var locations = nodes.Select(document.GetLocation).OfType<Location>().ToList();

        return locations.Count == 0 ? null : locations;
    }

    private void Record(IError error, ResponsePlace nulled)
    {
        lock (_lock)
        {
            if (_entries?.Count >= maxErrors)
            {
                _isFull = true;
                return;
            }

            (_entries ??= []).Add(new Entry(error, nulled));
        }
    }

    private readonly record struct Entry(IError Error, ResponsePlace Place);
}
