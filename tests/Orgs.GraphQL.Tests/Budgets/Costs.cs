using System.Text.Json;
using Orgs.GraphQL.Tests.Documentation;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Budgets;

internal static class Costs
{
    /// <summary>What an operation costs; it is not executed.</summary>
    public static async Task<Answer> MeasureAsync(this OrgsApplication app, string document)
    {
        var (status, _, text) = await app.SendAsync(HttpOf.Post(JsonSerializer.Serialize(new { query = document, variables = DocumentedOperations.SomethingForVariables(document) }), headers: "GraphQL-Cost: validate"));

        return new Answer(status, text, []);
    }
}
