namespace Orgs.GraphQL.Tests.Documentation;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_file_schema_graphql_is_the_schema_that_the_server_tells()
    {
        await using var app = new OrgsApplication();

        var schema = await app.Client.GetStringAsync("/graphql?sdl", TestContext.Current.CancellationToken);

        var file = await File.ReadAllTextAsync(Repository.PathOf("schema.graphql"), TestContext.Current.CancellationToken);
        schema.TrimEnd().ShouldBe(file.TrimEnd(), "run: dotnet run --project src/Orgs.GraphQL -- schema export --output schema.graphql");
    }
}
