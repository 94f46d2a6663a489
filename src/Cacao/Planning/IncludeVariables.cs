using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cacao.Language;

namespace Cacao.Planning;

/// <summary>The variables that <c>@skip</c> and <c>@include</c> of one operation ask for; each has a bit of the mask.</summary>
internal sealed class IncludeVariables
{
    private const int MaxVariables = 64;

    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly List<string> _names = [];
    private readonly HashSet<string> _scannedFragments = new(StringComparer.Ordinal);

    /// <summary>Finds them all at once, because one mask has to serve selection sets that are planned later.</summary>
    public IncludeVariables(SelectionSetNode root, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        _fragments = fragments;
        Scan(root);
    }

    /// <summary>The name at an index is that of the bit at that index.</summary>
    public ImmutableArray<string> Names => [.. _names];

    /// <summary>Adds a selection's own directives to the condition above it; null when they exclude it always.</summary>
    public IncludeCondition? Read(IncludeCondition above, ImmutableArray<DirectiveNode> directives)
    {
        var condition = above;

        foreach (var directive in directives)
        {
            if (directive.Name.Value is not ("skip" or "include"))
            {
                continue;
            }

            var isSkip = directive.Name.Value == "skip";

            switch (ArgumentOf(directive))
            {
                case BooleanValueNode constant when constant.Value == isSkip:
                    return null;

                case VariableNode variable:
                    var bit = 1UL << _names.IndexOf(variable.Name.Value);
                    condition = condition.And(isSkip ? new IncludeCondition(0, bit) : new IncludeCondition(bit, 0));
                    break;
            }
        }

        return condition.IsNever ? null : condition;
    }

    private void Scan(SelectionSetNode selectionSet)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PlanningLimitException.TooDeep();
        }

        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include" && ArgumentOf(directive) is VariableNode variable)
                {
                    Add(variable.Name.Value);
                }
            }

            switch (selection)
            {
                case FieldNode { SelectionSet: { } below }:
                    Scan(below);
                    break;

                case InlineFragmentNode inline:
                    Scan(inline.SelectionSet);
                    break;

                case FragmentSpreadNode spread when _fragments.TryGetValue(spread.Name.Value, out var fragment) && _scannedFragments.Add(spread.Name.Value):
                    Scan(fragment.SelectionSet);
                    break;
            }
        }
    }

    private void Add(string name)
    {
        if (_names.Contains(name))
        {
            return;
        }

        if (_names.Count == MaxVariables)
        {
            throw PlanningLimitException.TooManyIncludeVariables(MaxVariables);
        }

        _names.Add(name);
    }

    private static ValueNode? ArgumentOf(DirectiveNode directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if")
            {
                return argument.Value;
            }
        }

        return null;
    }
}
