using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// A subscription selects exactly one root field, which is no introspection field and stands there whatever the
/// variables are: <c>@skip</c> and <c>@include</c> are not allowed around it (specification, section 5.2.4.1).
/// </summary>
internal sealed class SingleFieldSubscriptionsRule : IOperationRule
{
    private const string Section = "sec-Single-Root-Field";

    public void Visit(OperationFacts operation, ValidationContext context)
    {
        if (operation is not { Node.Operation: OperationType.Subscription, ParentType: { } rootType })
        {
            return;
        }

        var subject = operation.Node.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        var root = CollectRoot(operation, rootType, context);

        if (root.Conditions.Count > 0)
        {
            context.Report($"{subject} must not use \"@skip\" or \"@include\" on its top level field.", Section, [.. root.Conditions]);
        }

        var groups = root.Fields.GroupBy(field => field.ResponseName).ToList();

        if (groups.Count > 1)
        {
            context.Report($"{subject} must select only one top level field.", Section, [.. groups.Skip(1).SelectMany(group => group)]);
        }

        foreach (var group in groups.Where(group => group.First().Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            context.Report($"{subject} must not select an introspection top level field.", Section, [.. group]);
        }
    }

    private static Root CollectRoot(OperationFacts operation, TypeDefinition rootType, ValidationContext context)
    {
        var root = new Root([], []);
        var visited = new HashSet<FragmentFacts>();

        // in the order that the fields are collected in for execution; on a stack of its own, since fragments can nest past any thread's
        var open = new Stack<(SelectionSetNode Set, int Next)>([(operation.SelectionSet, 0)]);

        while (open.TryPop(out var current))
        {
            if (current.Next == current.Set.Selections.Length)
            {
                continue;
            }

            if (!context.Spend(1))
            {
                break;
            }

            open.Push((current.Set, current.Next + 1));
            Visit(current.Set.Selections[current.Next]);
        }

        return root;

        void Visit(SelectionNode selection)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include")
                {
                    root.Conditions.Add(directive);
                }
            }

            switch (selection)
            {
                case FieldNode field:
                    root.Fields.Add(field);
                    break;

                case InlineFragmentNode fragment when Applies(context.Schema.FindFragmentType(fragment, rootType)):
                    open.Push((fragment.SelectionSet, 0));
                    break;

                case FragmentSpreadNode { Name.Value: var name }
                    when context.Facts.TryGetFragment(name, out var fragment) && Applies(fragment.Type) && visited.Add(fragment):
                    open.Push((fragment.SelectionSet, 0));
                    break;
            }
        }

        bool Applies(TypeDefinition? type)
            => type is not null && (ReferenceEquals(type, rootType) || (type.IsAbstractType && context.Schema.IsSubType(type, rootType)));
    }

    private sealed record Root(List<FieldNode> Fields, List<DirectiveNode> Conditions);
}
