using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class NoSchemaIntrospectionRuleTests : RuleTests
{
    [Fact]
    public void Type_names_are_no_introspection_of_the_schema() => ExpectValid<NoSchemaIntrospectionRule>("{ __typename book { __typename __schema: id } }");

    [Fact]
    public void Other_introspection_is_refused_whatever_its_alias()
        => ExpectErrors<NoSchemaIntrospectionRule>(
            "{ a: __schema { description } ...F } fragment F on Query { __type(name: \"Book\") { name } }",
            "1:3 Introspection is not allowed for the current request.",
            "1:60 Introspection is not allowed for the current request.");
}
