using System.Diagnostics.CodeAnalysis;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>The operations and fragments of a document and how they reach each other. Complete once the document was walked through.</summary>
internal sealed class DocumentFacts
{
    private readonly Dictionary<string, FragmentFacts> _fragmentsByName = new(StringComparer.Ordinal);
    private readonly List<DefinitionFacts> _reachable = [];
    private OperationFacts? _reachableFrom;
    private int[] _reachedBy = [];
    private int _walks;

    public DocumentFacts(GraphQLSchema schema, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                Operations.Add(new OperationFacts(operation, schema.GetOperationType(operation.Operation)));
            }
            else if (definition is FragmentDefinitionNode fragment)
            {
                _ = schema.TryGetType(fragment.TypeCondition.Name.Value, out var type);
                var facts = new FragmentFacts(fragment, Fragments.Count, type);
                Fragments.Add(facts);
                _fragmentsByName[facts.Name] = facts;
            }
        }
    }

    public List<OperationFacts> Operations { get; } = [];

    public List<FragmentFacts> Fragments { get; } = [];

    /// <summary>Finds a fragment by name; the last one where several have it.</summary>
    public bool TryGetFragment(string name, [NotNullWhen(true)] out FragmentFacts? fragment) => _fragmentsByName.TryGetValue(name, out fragment);

    /// <summary>
    /// The operation and every fragment it reaches, each once. The list is good until the next call for another
    /// operation, and shorter than it should be once the work is used up.
    /// </summary>
    public List<DefinitionFacts> GetReachable(OperationFacts operation, ValidationContext context)
    {
        if (_reachableFrom != operation)
        {
            _reachableFrom = operation;
            _reachable.Clear();
            _walks++;
            Reach(operation, context);
        }

        return _reachable;
    }

    /// <summary>The fragments that no operation reaches.</summary>
    public IEnumerable<FragmentFacts> GetUnreachable(ValidationContext context)
    {
        _reachableFrom = null;
        _reachable.Clear();
        _walks++;

        foreach (var operation in Operations)
        {
            Reach(operation, context);
        }

        return Fragments.Count == 0 ? [] : Fragments.Where(fragment => !IsReached(fragment));
    }

    // A walk with a list instead of calls: fragments may form a chain as long as the document allows.
    private void Reach(DefinitionFacts start, ValidationContext context)
    {
        var next = _reachable.Count;
        _reachable.Add(start);

        for (; next < _reachable.Count; next++)
        {
            var spreads = _reachable[next].Spreads;

            if (!context.Spend(1 + spreads.Count))
            {
                return;
            }

            foreach (var spread in spreads)
            {
                if (spread.Fragment is { } fragment && !IsReached(fragment))
                {
                    _reachedBy[fragment.Index] = _walks;
                    _reachable.Add(fragment);
                }
            }
        }
    }

    private bool IsReached(FragmentFacts fragment)
    {
        if (_reachedBy.Length == 0)
        {
            _reachedBy = new int[Fragments.Count];
        }

        return _reachedBy[fragment.Index] == _walks;
    }
}
