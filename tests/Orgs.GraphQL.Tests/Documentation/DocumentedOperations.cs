using System.Text.RegularExpressions;
using Orgs.GraphQL.Hosting;

namespace Orgs.GraphQL.Tests.Documentation;

/// <summary>Every operation that we show to people, that tools send, or that speed is measured with.</summary>
internal static partial class DocumentedOperations
{
    /// <summary>What development tools ask a server first, with everything that any of them adds to it.</summary>
    public const string Introspection =
        """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description isDeprecated deprecationReason
            args(includeDeprecated: true) { ...InputValue }
            type { ...TypeRef }
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    /// <summary>By a name that says where the operation comes from.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = OfReadme()
        .Concat(OfBenchmarks())
        .Append(("introspection of development tools", Introspection))
        .Concat(OfPlayground().Select(operation => ($"playground {operation.Name!.Value}", operation.ToString())))
        .Concat(OfPage().Select(example => ($"operations.md {example.Operation.Name!.Value}", example.Operation.ToString())))
        .ToDictionary(operation => operation.Item1, operation => operation.Item2);

    /// <summary>The examples of docs/operations.md, in their order, and who sends each.</summary>
    public static IReadOnlyList<(string Who, OperationDefinitionNode Operation)> OfPage()
        => [.. Example().Matches(File.ReadAllText(Repository.PathOf("docs/operations.md")).ReplaceLineEndings("\n"))
            .Select(match => (match.Groups["who"].Value, Operations(match.Groups["document"].Value).Single()))];

    /// <summary>What the playground opens with.</summary>
    public static IReadOnlyList<OperationDefinitionNode> OfPlayground() => [.. Operations(PlaygroundExample.Document)];

    /// <summary>Something for each variable, for what is measured and not executed.</summary>
    public static IReadOnlyDictionary<string, string> SomethingForVariables(string document)
        => Operations(document).SelectMany(operation => operation.VariableDefinitions).ToDictionary(definition => definition.Variable.Name.Value, _ => "something");

    private static IEnumerable<OperationDefinitionNode> Operations(string document)
        => Utf8GraphQLParser.Parse(document).Definitions.OfType<OperationDefinitionNode>();

    private static IEnumerable<(string Name, string Document)> OfReadme()
        => Shell().Matches(File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n"))
            .Select((match, index) => ($"README {index + 1}", match.Groups["document"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)));

    private static IEnumerable<(string Name, string Document)> OfBenchmarks()
        => Directory.GetFiles(Repository.PathOf("bench/operations"), "*.graphql").Select(file => ($"bench {Path.GetFileName(file)}", File.ReadAllText(file)));

    /// <summary>What follows the shell function that sends an operation: a document up to a line that ends it, or one in quotes.</summary>
    [GeneratedRegex("""(?m)orgs[^<\n]*<<(?:<\s*(?<quote>["'])(?<document>.*?)(?<!\\)\k<quote>|'?GRAPHQL'?[^\n]*\n(?<document>[\s\S]*?)^GRAPHQL$)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Shell();

    [GeneratedRegex("```graphql\n# (?<who>\\w+)\n(?<document>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
