namespace Orgs.GraphQL.Tests.Documentation;

[NoDatabase]
public sealed class SchemaTests
{
    [Fact]
    [Trait("Behaviour", "G15")]
    public async Task The_file_schema_graphql_is_the_schema_that_the_server_tells()
    {
        await using var app = new OrgsApplication();

        var schema = await app.Client.GetStringAsync("/graphql?sdl", TestContext.Current.CancellationToken);

        var file = await File.ReadAllTextAsync(Repository.PathOf("schema.graphql"), TestContext.Current.CancellationToken);
        schema.TrimEnd().ShouldBe(file.TrimEnd(), "run: dotnet run --project src/Orgs.GraphQL -- schema export --output schema.graphql");
    }

    [Fact]
    public async Task Clients_can_ask_for_the_directives_and_what_they_mean()
    {
        await using var app = new OrgsApplication();

        var answer = await app.AsNobody().SendAsync(
            "{ __schema { directives { name description locations isRepeatable args { name defaultValue type { kind name ofType { kind name } } } } } }");

        Snapshot.Match(answer);
    }
}
