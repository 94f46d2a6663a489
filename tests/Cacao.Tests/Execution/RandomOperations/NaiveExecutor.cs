using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Execution.RandomOperations;

/// <summary>
/// Executes by the letter of the specification's algorithms (section 6): one object at a time, depth first, nothing planned, nothing batched.
/// </summary>
internal sealed class NaiveExecutor(GraphQLSchema schema, DocumentNode document, IReadOnlyDictionary<string, bool> variables, RandomData data)
{
    private readonly List<string> _nulled = [];

    /// <summary>The data as JSON, and the places that are null because of an error.</summary>
    public (string Data, IReadOnlyList<string> Nulled) Execute()
    {
        var operation = document.Definitions.OfType<OperationDefinitionNode>().Single();

        try
        {
            return (ExecuteSelectionSet(schema.QueryType!, [operation.SelectionSet], ""), _nulled);
        }
        catch (GraphQLException)
        {
            return ("null", [""]);
        }
    }

    private string ExecuteSelectionSet(ObjectType type, IEnumerable<SelectionSetNode> selectionSets, string path)
    {
        var grouped = new List<(string Name, List<FieldNode> Fields)>();
        var visited = new HashSet<string>();

        foreach (var selectionSet in selectionSets)
        {
            CollectFields(type, selectionSet, visited, grouped);
        }

        return "{" + string.Join(',', grouped.Select(group => $"\"{group.Name}\":{ExecuteField(type, group.Fields, $"{path}/{group.Name}")}")) + "}";
    }

    private void CollectFields(ObjectType type, SelectionSetNode selectionSet, HashSet<string> visited, List<(string Name, List<FieldNode> Fields)> grouped)
    {
        foreach (var selection in selectionSet.Selections.Where(IsIncluded))
        {
            switch (selection)
            {
                case FieldNode field when grouped.FindIndex(group => group.Name == field.ResponseName) is >= 0 and var index:
                    grouped[index].Fields.Add(field);
                    break;

                case FieldNode field:
                    grouped.Add((field.ResponseName, [field]));
                    break;

                case InlineFragmentNode fragment when fragment.TypeCondition is null || Applies(type, fragment.TypeCondition):
                    CollectFields(type, fragment.SelectionSet, visited, grouped);
                    break;

                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    var definition = document.Definitions.OfType<FragmentDefinitionNode>().Single(fragment => fragment.Name.Value == spread.Name.Value);

                    if (Applies(type, definition.TypeCondition))
                    {
                        CollectFields(type, definition.SelectionSet, visited, grouped);
                    }

                    break;
            }
        }
    }

    private bool Applies(ObjectType type, NamedTypeNode condition)
        => schema.TryGetType(condition.Name.Value, out var named) && (named == type || schema.GetPossibleTypes(named).Contains(type));

    private bool IsIncluded(SelectionNode selection) => selection.Directives.All(directive =>
    {
        var value = variables[((VariableNode)directive.Arguments.Single().Value).Name.Value];

        return directive.Name.Value == "skip" ? !value : value;
    });

    private string ExecuteField(ObjectType type, List<FieldNode> fields, string path)
    {
        if (fields[0].Name.Value == "__typename")
        {
            return $"\"{type.Name}\"";
        }

        schema.TryGetField(type, fields[0].Name.Value, out var field);

        return Guard(field!.Type, path, () => CompleteValue(field.Type, fields, RandomResolvers.Resolve(data, field, path), path));
    }

    /// <summary>An error stays where null may be; what was found out below does not count any more then.</summary>
    private string Guard(GraphQLType type, string path, Func<string> complete)
    {
        var before = _nulled.Count;

        try
        {
            return complete();
        }
        catch (GraphQLException) when (!type.IsNonNull)
        {
            _nulled.RemoveRange(before, _nulled.Count - before);
            _nulled.Add(path);

            return "null";
        }
    }

    private string CompleteValue(GraphQLType type, List<FieldNode> fields, object? value, string path)
    {
        switch (value)
        {
            case IError error:
                throw new GraphQLException(error);
            case null:
                return type.IsNonNull ? throw new GraphQLException($"{path} is null") : "null";
        }

        return type.NullableType switch
        {
            ListType list => "[" + string.Join(',', ((IEnumerable<object?>)value).Select((item, index) =>
                Guard(list.ElementType, $"{path}/{index}", () => CompleteValue(list.ElementType, fields, item, $"{path}/{index}")))) + "]",
            { IsCompositeType: true } => ExecuteSelectionSet(
                schema.TryGetType(((RandomObject)value).TypeName, out var found) ? (ObjectType)found : throw new KeyNotFoundException(),
                fields.Select(field => field.SelectionSet!),
                path),
            _ => value.ToString()!,
        };
    }
}
