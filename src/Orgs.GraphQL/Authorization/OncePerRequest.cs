using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Orgs.GraphQL.Authorization;

/// <summary>
/// Refuses an operation that asks for a mutation with <see cref="OncePerRequestAttribute"/> more than once, before any of it is executed; and each that
/// asks for one which another operation of the same list has asked for.
/// </summary>
public sealed class OncePerRequest(IHttpContextAccessor contexts) : ExecutionDiagnosticEventListener
{
    private static readonly FrozenSet<string> _fields = typeof(OncePerRequest).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(MutationTypeAttribute)))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(method => method.IsDefined(typeof(OncePerRequestAttribute)))
        .Select(method => JsonNamingPolicy.CamelCase.ConvertName(
            method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : method.Name))
        .ToFrozenSet();

    public override void OperationCost(IRequestContext context, double fieldCost, double typeCost)
    {
        if (context.Document is not { } document || Find(document, context.Request.OperationName) is not { Operation: OperationType.Mutation } operation)
        {
            return;
        }

        var asked = new HashSet<string>();
        foreach (var field in FieldsOf(document, operation.SelectionSet))
        {
            if (_fields.Contains(field) && (!asked.Add(field) || !IsFirstOfList(field)))
            {
                throw Denial.OncePerRequest(field);
            }
        }
    }

    /// <summary>Requests that came as a list share the HTTP request; those of a socket share nothing but the socket.</summary>
    private bool IsFirstOfList(string field)
        => contexts.HttpContext is not { WebSockets.IsWebSocketRequest: false } http || http.Items.TryAdd((typeof(OncePerRequest), field), null);

    private static OperationDefinitionNode? Find(DocumentNode document, string? name)
        => document.Definitions.OfType<OperationDefinitionNode>().FirstOrDefault(operation => name is null || operation.Name?.Value == name);

    /// <summary>
    /// The root fields as they stand in the document, those of a fragment once, as it counts however often it is spread. What <c>@skip</c> leaves out
    /// counts, and a field that stands there twice under one alias: nobody has a use for either.
    /// </summary>
    private static List<string> FieldsOf(DocumentNode document, SelectionSetNode root)
    {
        var fields = new List<string>();
        var fragments = new HashSet<string>();
        var left = new Stack<SelectionSetNode>([root]);
        while (left.TryPop(out var selections))
        {
            foreach (var selection in selections.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(field.Name.Value);
                        break;
                    case InlineFragmentNode fragment:
                        left.Push(fragment.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when fragments.Add(spread.Name.Value):
                        left.Push(FragmentOf(document, spread.Name.Value).SelectionSet);
                        break;
                }
            }
        }

        return fields;
    }

    private static FragmentDefinitionNode FragmentOf(DocumentNode document, string name)
        => document.Definitions.OfType<FragmentDefinitionNode>().First(fragment => fragment.Name.Value == name);
}
