using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesRuleTests : RuleTests
{
    [Fact]
    public void Fields_and_directives_do_not_share_arguments() => ExpectValid<UniqueArgumentNamesRule>("{ a: book(id: 1) @note(id: 1) @note(id: 2) { id } b: book(id: 2) { id } }");

    [Fact]
    public void All_places_of_a_repeated_argument_are_told()
        => ExpectErrors<UniqueArgumentNamesRule>(
            "{ book(id: 1, id: 2, x: 3, id: 4) @note(text: \"\", text: \"\") { id } }",
            "1:8 1:15 1:28 There can be only one argument named \"id\".",
            "1:41 1:51 There can be only one argument named \"text\".");

    [Fact]
    public void A_repetition_is_found_among_many()
        => ExpectErrors<UniqueArgumentNamesRule>(
            "{ book(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1, a: 1) { id } }",
            "1:8 1:62 There can be only one argument named \"a\".");
}
