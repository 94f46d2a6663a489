using Microsoft.Extensions.DependencyInjection;
using Orgs.GraphQL.Tests.Harness;

namespace Orgs.GraphQL.Tests.Documentation;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_file_schema_graphql_is_the_schema()
    {
        await using var app = new OrgsApplication();

        var schema = app.Services.GetRequiredService<IRequestExecutor>().Schema.ToString();

        var file = await File.ReadAllTextAsync(Repository.PathOf("schema.graphql"), TestContext.Current.CancellationToken);
        schema.TrimEnd().ShouldBe(file.TrimEnd(), "run: dotnet run --project src/Orgs.GraphQL -- schema export --output schema.graphql");
    }
}
