using Cacao.Language;
using Cacao.Types;
using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class KnownOperationTypesRuleTests : RuleTests
{
    [Fact]
    public void Operations_the_schema_has_a_root_type_for_are_known()
        => ExpectValid<KnownOperationTypesRule>("query Q { __typename } mutation M { __typename } subscription S { lent { id } }");

    [Theory]
    [InlineData("mutation { a }", "The mutation operation is not supported by the schema.")]
    [InlineData("query Q { a } subscription S { a }", "The subscription operation is not supported by the schema.")]
    public void Others_are_refused(string document, string message)
    {
        var schema = GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Int }")));

        var errors = new DocumentValidator().Validate(schema, Utf8GraphQLParser.Parse(document));

        errors.ShouldHaveSingleItem().Message.ShouldBe(message);
    }
}
