using System.Collections.Immutable;

namespace Cacao.Language;

/// <summary>Prints syntax trees as GraphQL text in graphql-js's layout.</summary>
public static partial class SyntaxPrinter
{
    /// <summary>Arguments of a field go on lines of their own when they would make it wider than this.</summary>
    private const int MaxLineLength = 80;

    public static string Print(SyntaxNode node)
    {
        var writer = new SyntaxWriter();
        Write(writer, node);
        return writer.ToString();
    }

    private static void Write(SyntaxWriter writer, SyntaxNode node)
    {
        switch (node)
        {
            case NameNode name:
                writer.Write(name.Value);
                break;

            case DocumentNode document:
                WriteDocument(writer, document);
                break;

            case ValueNode value:
                WriteValue(writer, value);
                break;

            case TypeNode type:
                WriteType(writer, type);
                break;

            case SelectionNode selection:
                WriteSelection(writer, selection);
                break;

            case SelectionSetNode selectionSet:
                WriteBlock(writer, selectionSet.Selections);
                break;

            case OperationDefinitionNode operation:
                WriteOperation(writer, operation);
                break;

            case FragmentDefinitionNode fragment:
                WriteFragment(writer, fragment);
                break;

            case VariableDefinitionNode variable:
                WriteVariableDefinition(writer, variable);
                break;

            case ArgumentNode argument:
                WriteNameAndValue(writer, argument.Name, argument.Value);
                break;

            case ObjectFieldNode field:
                WriteNameAndValue(writer, field.Name, field.Value);
                break;

            case DirectiveNode directive:
                WriteDirective(writer, directive);
                break;

            default:
                WriteTypeSystem(writer, node);
                break;
        }
    }

    private static void WriteDocument(SyntaxWriter writer, DocumentNode document)
    {
        for (var i = 0; i < document.Definitions.Length; i++)
        {
            if (i > 0)
            {
                writer.WriteLine();
                writer.WriteLine();
            }

            Write(writer, document.Definitions[i]);
        }
    }

    private static void WriteDescription(SyntaxWriter writer, StringValueNode? description)
    {
        if (description is not null)
        {
            WriteString(writer, description);
            writer.WriteLine();
        }
    }

    private static void WriteDirectives(SyntaxWriter writer, ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            writer.Write(' ');
            WriteDirective(writer, directive);
        }
    }

    private static void WriteDirective(SyntaxWriter writer, DirectiveNode directive)
    {
        writer.Write('@');
        writer.Write(directive.Name.Value);

        if (!directive.Arguments.IsEmpty)
        {
            writer.Write('(');
            WriteSeparated(writer, directive.Arguments, ", ");
            writer.Write(')');
        }
    }

    private static void WriteNameAndValue(SyntaxWriter writer, NameNode name, ValueNode value)
    {
        writer.Write(name.Value);
        writer.Write(": ");
        WriteValue(writer, value);
    }

    private static void WriteSeparated<T>(SyntaxWriter writer, ImmutableArray<T> nodes, string separator)
        where T : SyntaxNode
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(separator);
            }

            Write(writer, nodes[i]);
        }
    }

    /// <summary>Nodes in braces, a line each; nothing when there are none.</summary>
    private static void WriteBlock<T>(SyntaxWriter writer, ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        if (!nodes.IsEmpty)
        {
            WriteLines(writer, '{', nodes, '}', indent: true);
        }
    }

    private static void WriteLines<T>(SyntaxWriter writer, char open, ImmutableArray<T> nodes, char close, bool indent)
        where T : SyntaxNode
    {
        writer.Write(open);

        if (indent)
        {
            writer.Indent();
        }

        foreach (var node in nodes)
        {
            writer.WriteLine();
            Write(writer, node);
        }

        if (indent)
        {
            writer.Outdent();
        }

        writer.WriteLine();
        writer.Write(close);
    }

    /// <summary>Nodes in parentheses: on one line unless one of them has several, then each on its own.</summary>
    private static void WriteParenthesized<T>(SyntaxWriter writer, ImmutableArray<T> nodes, bool indent)
        where T : SyntaxNode
    {
        if (nodes.IsEmpty)
        {
            return;
        }

        var before = writer.Here;

        writer.Write('(');
        WriteSeparated(writer, nodes, ", ");
        writer.Write(')');

        if (writer.HasLineEndSince(before))
        {
            writer.TakeBack(before);
            WriteLines(writer, '(', nodes, ')', indent);
        }
    }
}
