using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

internal sealed partial class DocumentWalk
{
    private void Visit(SelectionSetNode selectionSet, TypeDefinition? parentType, FieldDepth depth)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!context.Spend(1))
            {
                return;
            }

            switch (selection)
            {
                case FieldNode field:
                    Visit(field, parentType, depth);
                    break;

                case FragmentSpreadNode spread:
                    Visit(spread, parentType, depth);
                    break;

                case InlineFragmentNode fragment:
                    Visit(fragment, parentType, depth);
                    break;
            }
        }
    }

    private void Visit(FieldNode field, TypeDefinition? parentType, FieldDepth depth)
    {
        OutputField? definition = null;
        _ = parentType is not null && context.Schema.TryGetField(parentType, field.Name.Value, out definition);

        foreach (var rule in rules.Field)
        {
            rule.Visit(field, definition, parentType, context);
        }

        depth += DepthOf(field, parentType);
        _current.Depth = _current.Depth.Max(depth);

        Visit(field.Arguments, definition?.Arguments);
        Visit(field.Directives, DirectiveLocation.Field);

        if (field.SelectionSet is { } selectionSet)
        {
            Visit(selectionSet, definition?.Type.NamedType is { IsCompositeType: true } type ? type : null, depth);
        }
    }

    private void Visit(FragmentSpreadNode spread, TypeDefinition? parentType, FieldDepth depth)
    {
        _ = context.Facts.TryGetFragment(spread.Name.Value, out var fragment);
        _current.Spreads.Add(new SpreadUse(spread, fragment, depth));

        foreach (var rule in rules.FragmentSpread)
        {
            rule.Visit(spread, fragment, parentType, context);
        }

        Visit(spread.Directives, DirectiveLocation.FragmentSpread);
    }

    private void Visit(InlineFragmentNode fragment, TypeDefinition? parentType, FieldDepth depth)
    {
        var type = context.Schema.FindFragmentType(fragment, parentType);

        foreach (var rule in rules.InlineFragment)
        {
            rule.Visit(fragment, type, parentType, context);
        }

        Visit(fragment.Directives, DirectiveLocation.InlineFragment);
        Visit(fragment.SelectionSet, type is { IsCompositeType: true } ? type : null, depth);
    }

    // Names alone exempt nothing: an alias or a fragment called __schema counts like any other.
    private static FieldDepth DepthOf(FieldNode field, TypeDefinition? parentType) => parentType switch
    {
        { IsIntrospectionType: true } => new FieldDepth(0, IsIntrospectionList(field.Name.Value) ? 1 : 0),
        _ => new FieldDepth(field.Name.Value.StartsWith("__", StringComparison.Ordinal) ? 0 : 1, 0),
    };

    private static bool IsIntrospectionList(string fieldName) => fieldName is "fields" or "inputFields" or "interfaces" or "possibleTypes";
}
