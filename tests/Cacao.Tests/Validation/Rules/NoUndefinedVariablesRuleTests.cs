using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesRuleTests : RuleTests
{
    [Fact]
    public void Variables_of_the_operation_are_defined_in_its_fragments_too()
        => ExpectValid<NoUndefinedVariablesRule>("query ($a: ID!) { ...F } fragment F on Query { ...G } fragment G on Query { book(id: $a) { id @skip(if: $a) } ...F }");

    [Fact]
    public void Each_operation_has_to_define_what_a_fragment_uses()
        => ExpectErrors<NoUndefinedVariablesRule>(
            """
            query A($a: ID!) { ...F }
            query B { ...F }
            { book(id: $b) { id } }
            fragment F on Query { book(id: $a) { id } books(filter: { title: [$c] }) { id } }
            """,
            "4:67 1:1 Variable \"$c\" is not defined by operation \"A\".",
            "4:32 2:1 Variable \"$a\" is not defined by operation \"B\".",
            "4:67 2:1 Variable \"$c\" is not defined by operation \"B\".",
            "3:12 3:1 Variable \"$b\" is not defined.");
}
