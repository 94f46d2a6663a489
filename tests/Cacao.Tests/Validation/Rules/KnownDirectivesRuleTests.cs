using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class KnownDirectivesRuleTests : RuleTests
{
    [Fact]
    public void Directives_stand_where_they_are_defined_for()
        => ExpectValid<KnownDirectivesRule>("query ($a: ID @once) @note(text: \"\") { book(id: $a) @once { id ...F @skip(if: true) ... @once { id } } } fragment F on Book { id }");

    [Fact]
    public void Unknown_directives_are_refused()
        => ExpectErrors<KnownDirectivesRule>("{ book @loud { id } }", "1:8 Unknown directive \"@loud\".");

    [Fact]
    public void Directives_are_refused_at_other_places()
        => ExpectErrors<KnownDirectivesRule>(
            "mutation ($a: ID @note) @skip(if: true) { ...F @once ... @note { __typename } } fragment F on Query @deprecated { __typename }",
            "1:18 Directive \"@note\" may not be used on VARIABLE_DEFINITION.",
            "1:25 Directive \"@skip\" may not be used on MUTATION.",
            "1:48 Directive \"@once\" may not be used on FRAGMENT_SPREAD.",
            "1:58 Directive \"@note\" may not be used on INLINE_FRAGMENT.",
            "1:101 Directive \"@deprecated\" may not be used on FRAGMENT_DEFINITION.");
}
