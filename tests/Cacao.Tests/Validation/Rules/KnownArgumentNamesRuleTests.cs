using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class KnownArgumentNamesRuleTests : RuleTests
{
    [Fact]
    public void Arguments_of_the_definition_are_known()
        => ExpectValid<KnownArgumentNamesRule>("{ book(id: 1) @note(text: \"\", level: 2) { pages(format: LARGE) } unknown(any: 1) @loud(any: 1) }");

    [Fact]
    public void Unknown_arguments_are_told_with_those_that_sound_alike()
        => ExpectErrors<KnownArgumentNamesRule>(
            "{ books(frist: 1, xyz: 2) @skip(unless: true, iff: true) { id } publication { ... on Book { pages(fromat: 1) } } }",
            "1:9 Unknown argument \"frist\" on field \"Query.books\". Did you mean \"first\"?",
            "1:19 Unknown argument \"xyz\" on field \"Query.books\".",
            "1:33 Unknown argument \"unless\" on directive \"@skip\".",
            "1:47 Unknown argument \"iff\" on directive \"@skip\". Did you mean \"if\"?",
            "1:99 Unknown argument \"fromat\" on field \"Book.pages\". Did you mean \"format\"?");
}
