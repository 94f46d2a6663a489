using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

internal sealed partial class DocumentWalk
{
    private void Visit(ImmutableArray<ArgumentNode> arguments, InputFieldCollection? definitions)
    {
        foreach (var argument in arguments)
        {
            InputField? definition = null;
            _ = definitions?.TryGetField(argument.Name.Value, out definition);
            Visit(argument.Value, new InputPosition(definition?.Type, definition));
        }
    }

    private void Visit(ValueNode value, in InputPosition position)
    {
        if (!context.Spend(1))
        {
            return;
        }

        foreach (var rule in rules.Value)
        {
            rule.Visit(value, position, context);
        }

        switch (value)
        {
            case VariableNode variable:
                _current.Variables.Add(new VariableUse(variable, position));
                break;

            case ListValueNode list:
                VisitItems(list, position);
                break;

            case ObjectValueNode @object:
                VisitFields(@object, position);
                break;
        }
    }

    private void VisitItems(ListValueNode list, in InputPosition position)
    {
        var listType = position.Type?.NullableType as ListType;
        var itemPosition = new InputPosition(listType?.ElementType ?? position.Type?.NullableType, IsJudged: position.IsJudged || listType is null);

        foreach (var item in list.Items)
        {
            Visit(item, itemPosition);
        }
    }

    private void VisitFields(ObjectValueNode @object, in InputPosition position)
    {
        var parent = position.Type?.NamedType as InputObjectType;

        foreach (var field in @object.Fields)
        {
            InputField? definition = null;
            _ = parent?.Fields.TryGetField(field.Name.Value, out definition);
            Visit(field.Value, new InputPosition(definition?.Type, definition, parent, position.IsJudged));
        }
    }
}
