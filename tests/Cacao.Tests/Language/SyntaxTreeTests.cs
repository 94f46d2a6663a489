using System.Text;
using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class SyntaxTreeTests
{
    [Fact]
    public void A_node_knows_the_bytes_it_stands_for()
    {
        const string Text = "\uFEFFquery Q($v: [Int!]! = [1]) @d { a: b(c: \"😀\") @e { ...F } ... on T { x } }";
        var document = Utf8GraphQLParser.Parse(Text);
        var operation = document.Definitions[0].ShouldBeOfType<OperationDefinitionNode>();
        var field = operation.SelectionSet.Selections[0].ShouldBeOfType<FieldNode>();
        var inline = operation.SelectionSet.Selections[1].ShouldBeOfType<InlineFragmentNode>();

        TextOf(operation).ShouldBe(Text[1..]);
        TextOf(operation.Name!).ShouldBe("Q");
        TextOf(operation.VariableDefinitions[0]).ShouldBe("$v: [Int!]! = [1]");
        TextOf(operation.VariableDefinitions[0].Variable).ShouldBe("$v");
        TextOf(operation.VariableDefinitions[0].Type).ShouldBe("[Int!]!");
        TextOf(operation.VariableDefinitions[0].Type.NamedType).ShouldBe("Int");
        TextOf(operation.VariableDefinitions[0].DefaultValue!).ShouldBe("[1]");
        TextOf(operation.Directives[0]).ShouldBe("@d");
        TextOf(field).ShouldBe("a: b(c: \"😀\") @e { ...F }");
        TextOf(field.Alias!).ShouldBe("a");
        TextOf(field.Arguments[0]).ShouldBe("c: \"😀\"");
        TextOf(field.Arguments[0].Value).ShouldBe("\"😀\"");
        TextOf(field.SelectionSet!).ShouldBe("{ ...F }");
        TextOf(field.SelectionSet!.Selections[0]).ShouldBe("...F");
        TextOf(inline).ShouldBe("... on T { x }");
        document.GetLocation(inline).ShouldBe(new Location(1, Text.IndexOf("... on", StringComparison.Ordinal) + 1));

        string TextOf(SyntaxNode node) => Encoding.UTF8.GetString(document.Source!.Utf8.Span[node.Span.Start..node.Span.End]);
    }

    [Fact]
    public void A_description_belongs_to_the_text_of_its_definition()
    {
        var document = Utf8GraphQLParser.Parse("# not this\n\"d\" type T { \"e\" f: Int }");

        document.GetLocation(document.Definitions[0]).ShouldBe(new Location(2, 1));
        document.GetLocation(((ObjectTypeDefinitionNode)document.Definitions[0]).Fields[0]).ShouldBe(new Location(2, 14));
    }

    [Fact]
    public void A_node_made_by_code_has_no_place()
    {
        var document = Utf8GraphQLParser.Parse("{ a }");

        document.GetLocation(new NameNode("made")).ShouldBeNull();
        document.GetLocation(new NamedTypeNode("made")).ShouldBeNull();
        document.GetLocation(NullValueNode.Default).ShouldBeNull();
    }

    [Fact]
    public void Lists_that_are_left_out_are_empty_and_never_default()
    {
        var document = Utf8GraphQLParser.Parse("{ a } fragment F on T { a } type T union U enum E input I interface J scalar S directive @d on FIELD");

        foreach (var definition in document.Definitions)
        {
            foreach (var property in definition.GetType().GetProperties().Where(property => property.PropertyType.Name == "ImmutableArray`1"))
            {
                dynamic array = property.GetValue(definition)!;

                ((bool)array.IsDefault).ShouldBeFalse($"{definition.Kind}.{property.Name}");
            }
        }
    }

    [Fact]
    public void A_name_becomes_a_string_once_per_document()
    {
        var names = string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"name{i} name{i}"));

        var selections = ((OperationDefinitionNode)Utf8GraphQLParser.Parse($"{{ {names} }}").Definitions[0]).SelectionSet.Selections;

        var shared = selections.Chunk(2).Count(pair => ReferenceEquals(((FieldNode)pair[0]).Name.Value, ((FieldNode)pair[1]).Name.Value));
        selections.Select(selection => ((FieldNode)selection).Name.Value).ShouldBe(names.Split(' '));
        shared.ShouldBeGreaterThan(990, "a few names may share their places in the table with too many others");
    }

    [Fact]
    public void A_value_or_a_type_can_be_parsed_alone()
    {
        Utf8GraphQLParser.ParseValue(" {a: [1, $b]} ").ToString().ShouldBe("{a: [1, $b]}");
        Utf8GraphQLParser.ParseType("[ [Int !] ]!").ToString().ShouldBe("[[Int!]]!");

        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.ParseValue("[$a]", constant: true)).Location.ShouldBe(new Location(1, 2));
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.ParseValue("1 2")).Message.ShouldBe("Syntax Error: Expected <EOF>, found Int \"2\".");
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.ParseType("Int]")).Message.ShouldBe("Syntax Error: Expected <EOF>, found \"]\".");
    }

    [Fact]
    public void Parsing_allocates_the_tree_and_no_more()
    {
        const int Fields = 1_000;
        var text = Encoding.UTF8.GetBytes("{" + string.Concat(Enumerable.Repeat(" name", Fields)) + " }");
        Utf8GraphQLParser.Parse(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = Utf8GraphQLParser.Parse(text);
        var parsed = GC.GetAllocatedBytesForCurrentThread() - before;

        before = GC.GetAllocatedBytesForCurrentThread();
        var fields = new SelectionNode[Fields];

        for (var i = 0; i < Fields; i++)
        {
            fields[i] = new FieldNode(null, new NameNode("name"), [], [], null);
        }

        var tree = GC.GetAllocatedBytesForCurrentThread() - before;
        parsed.ShouldBeInRange(tree, tree + 1_000);
        GC.KeepAlive(document);
    }
}
