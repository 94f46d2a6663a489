namespace Cacao.Language;

public static partial class SyntaxPrinter
{
    private static void WriteOperation(SyntaxWriter writer, OperationDefinitionNode operation)
    {
        var shorthand = operation is { Operation: OperationType.Query, Name: null, Description: null }
            && operation.VariableDefinitions.IsEmpty
            && operation.Directives.IsEmpty;

        if (!shorthand)
        {
            WriteDescription(writer, operation.Description);
            writer.Write(KeywordOf(operation.Operation));

            if (operation.Name is not null || !operation.VariableDefinitions.IsEmpty)
            {
                writer.Write(' ');
            }

            writer.Write(operation.Name?.Value ?? "");
            WriteParenthesized(writer, operation.VariableDefinitions, indent: false);
            WriteDirectives(writer, operation.Directives);
            writer.Write(' ');
        }

        WriteBlock(writer, operation.SelectionSet.Selections);
    }

    private static string KeywordOf(OperationType operation) => operation switch
    {
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "query",
    };

    private static void WriteVariableDefinition(SyntaxWriter writer, VariableDefinitionNode definition)
    {
        WriteDescription(writer, definition.Description);
        WriteValue(writer, definition.Variable);
        writer.Write(": ");
        WriteType(writer, definition.Type);
        WriteDefaultValue(writer, definition.DefaultValue);
        WriteDirectives(writer, definition.Directives);
    }

    private static void WriteFragment(SyntaxWriter writer, FragmentDefinitionNode fragment)
    {
        WriteDescription(writer, fragment.Description);
        writer.Write("fragment ");
        writer.Write(fragment.Name.Value);
        writer.Write(" on ");
        writer.Write(fragment.TypeCondition.Name.Value);
        WriteDirectives(writer, fragment.Directives);
        writer.Write(' ');
        WriteBlock(writer, fragment.SelectionSet.Selections);
    }

    private static void WriteSelection(SyntaxWriter writer, SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WriteFieldWithArguments(writer, field);
                WriteDirectives(writer, field.Directives);
                WriteSelectionSet(writer, field.SelectionSet);
                break;

            case FragmentSpreadNode spread:
                writer.Write("...");
                writer.Write(spread.Name.Value);
                WriteDirectives(writer, spread.Directives);
                break;

            case InlineFragmentNode inline:
                writer.Write("...");

                if (inline.TypeCondition is { } type)
                {
                    writer.Write(" on ");
                    writer.Write(type.Name.Value);
                }

                WriteDirectives(writer, inline.Directives);
                WriteSelectionSet(writer, inline.SelectionSet);
                break;
        }
    }

    private static void WriteFieldWithArguments(SyntaxWriter writer, FieldNode field)
    {
        var start = writer.Here;

        if (field.Alias is not null)
        {
            writer.Write(field.Alias.Value);
            writer.Write(": ");
        }

        writer.Write(field.Name.Value);

        if (field.Arguments.IsEmpty)
        {
            return;
        }

        var beforeArguments = writer.Here;

        writer.Write('(');
        WriteSeparated(writer, field.Arguments, ", ");
        writer.Write(')');

        if (writer.LengthSince(start) > MaxLineLength)
        {
            writer.TakeBack(beforeArguments);
            WriteLines(writer, '(', field.Arguments, ')', indent: true);
        }
    }

    private static void WriteSelectionSet(SyntaxWriter writer, SelectionSetNode? selectionSet)
    {
        if (selectionSet is { Selections.IsEmpty: false })
        {
            writer.Write(' ');
            WriteBlock(writer, selectionSet.Selections);
        }
    }
}
