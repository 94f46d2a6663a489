using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeRuleTests : RuleTests
{
    [Theory]
    [InlineData("{ books(first: 1, tags: [\"a\"], genre: NOVEL) { id } }")]
    [InlineData("{ books(first: null, tags: \"a\", filter: null) { id } }")]
    [InlineData("{ book(id: 1) { pages } again: book(id: \"1\") { pages } }")]
    [InlineData("{ books(filter: { title: null, author: { name: \"\", born: -40 } }) { id } }")]
    [InlineData("{ echo(value: { a: [1, \"b\", C, null, $d, { e: 1.5 }] }) }")]
    [InlineData("{ lookup(by: { code: \"a\" }) { id } }")]
    [InlineData("{ scores(matrix: [[1, null], null, [2]]) a: scores(matrix: [1]) b: scores(matrix: 1) }")]
    [InlineData("{ books(unknown: ANYTHING) { id } unknown(a: [{ b: 1 }]) @loud(c: 1) }")]
    [InlineData("query ($a: Int! = 1, $b: [Genre!] = [NOVEL], $c: Unknown = 1) { __typename }")]
    public void Values_of_the_type_are_taken(string document) => ExpectValid<ValuesOfCorrectTypeRule>(document);

    [Fact]
    public void Null_is_no_value_of_a_non_null_type()
        => ExpectErrors<ValuesOfCorrectTypeRule>(
            "{ book(id: null) { id } books(tags: [null]) { id } }",
            "1:12 Expected value of type \"ID!\", found null.",
            "1:38 Expected value of type \"String!\", found null.");

    [Fact]
    public void Enums_are_names_of_their_members()
        => ExpectErrors<ValuesOfCorrectTypeRule>(
            "{ a: books(genre: NOVELL) { id } b: books(genre: \"NOVEL\") { id } c: books(genre: 1) { id } }",
            "1:19 Value \"NOVELL\" does not exist in \"Genre\" enum. Did you mean the enum value \"NOVEL\"?",
            "1:50 Enum \"Genre\" cannot represent non-enum value: \"NOVEL\". Did you mean the enum value \"NOVEL\"?",
            "1:82 Enum \"Genre\" cannot represent non-enum value: 1.");

    [Fact]
    public void Input_objects_have_known_fields_and_all_required_ones()
        => ExpectErrors<ValuesOfCorrectTypeRule>(
            "{ books(filter: { titel: \"\", author: { born: 1 } }) { id } again: books(filter: 1) { id } }",
            "1:19 Field \"titel\" is not defined by type \"BookFilter\". Did you mean \"title\"?",
            "1:38 Field \"AuthorFilter.name\" of required type \"String!\" was not provided.",
            "1:81 Expected value of type \"BookFilter\", found 1.");

    [Fact]
    public void A_OneOf_object_has_exactly_one_field_and_it_is_not_null()
        => ExpectErrors<ValuesOfCorrectTypeRule>(
            "{ a: lookup(by: {}) { id } b: lookup(by: { id: 1, code: \"\" }) { id } c: lookup(by: { id: null }) { id } }",
            "1:17 OneOf Input Object \"Lookup\" must specify exactly one key.",
            "1:42 OneOf Input Object \"Lookup\" must specify exactly one key.",
            "1:84 Field \"Lookup.id\" must be non-null.");

    [Theory]
    [InlineData("{ books(first: \"1\") { id } }", "1:16 Expected value of type \"Int\", found \"1\"")]
    [InlineData("{ books(first: 3000000000) { id } }", "1:16 Expected value of type \"Int\", found 3000000000")]
    [InlineData("{ books(first: [1, [null]]) { id } }", "1:16 Expected value of type \"Int\", found [1, [null]]")]
    [InlineData("{ book(id: 1.5) { id } }", "1:12 Expected value of type \"ID!\", found 1.5")]
    [InlineData("query ($a: [Int!] = [1, true]) { __typename }", "1:25 Expected value of type \"Int!\", found true")]
    public void A_scalar_says_what_it_does_not_take(string document, string start)
        => ErrorsOf<ValuesOfCorrectTypeRule>(document).ShouldHaveSingleItem().ShouldStartWith(start);
}
