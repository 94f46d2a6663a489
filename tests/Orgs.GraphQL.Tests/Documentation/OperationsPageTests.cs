using Orgs.GraphQL.Demo;
using Orgs.GraphQL.Hosting;

namespace Orgs.GraphQL.Tests.Documentation;

public sealed class OperationsPageTests
{
    [Theory]
    [NoDatabase]
    [InlineData("Query")]
    [InlineData("Mutation")]
    [InlineData("Subscription")]
    public void Every_operation_of_the_API_has_an_example(string type)
    {
        var shown = DocumentedOperations.OfPage()
            .Where(example => string.Equals(example.Operation.Operation.ToString(), type, StringComparison.OrdinalIgnoreCase))
            .SelectMany(example => example.Operation.SelectionSet.Selections.OfType<FieldNode>())
            .Select(field => field.Name.Value);

        shown.Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(SchemaFile.Read().Fields(type).Select(field => field.Name.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    [NoDatabase]
    public void Every_example_has_a_name_of_its_own()
    {
        Names(DocumentedOperations.OfPage().Select(example => example.Operation)).ShouldBeUnique();
        Names(DocumentedOperations.OfPlayground()).ShouldBeUnique();
    }

    [Fact]
    [Trait("Behaviour", "S2-1")]
    [Trait("Behaviour", "S2-3")]
    public async Task The_examples_work_in_the_order_of_the_page()
    {
        await using var app = new OrgsApplication();
        var story = new OperationStory(app, app.StartOnPort());
        foreach (var name in (string[])["Ann", "Ben", "Cleo"])
        {
            var person = await app.RegisterAsync(name, $"{name.ToLowerInvariant()}@example.com");
            story.Add(name, person.Id, person.AccessToken);
        }

        foreach (var (who, operation) in DocumentedOperations.OfPage())
        {
            await story.RunAsync(who, operation);
        }
    }

    [Fact]
    public async Task What_the_playground_opens_with_works_with_the_demo_data_from_the_first_to_the_last()
    {
        await using var app = new OrgsApplication(("Orgs:DemoData", "true"));
        var address = app.StartOnPort();
        var story = new OperationStory(app, address);
        var bob = await app.AsNobody().MutateAsync(
            "signIn", new { email = DemoData.Emails[0], password = DemoData.Password, useCookie = false }, "user { id } accessToken");
        story.Add("Bob", bob.GetText("user.id")!, bob.GetText("accessToken")!, app.InBrowser(address));

        foreach (var operation in DocumentedOperations.OfPlayground())
        {
            await story.RunAsync("Bob", operation);
        }
    }

    private static IEnumerable<string> Names(IEnumerable<OperationDefinitionNode> operations) => operations.Select(operation => operation.Name!.Value);
}
