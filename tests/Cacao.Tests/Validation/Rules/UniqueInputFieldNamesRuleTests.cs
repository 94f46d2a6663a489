using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesRuleTests : RuleTests
{
    [Fact]
    public void Objects_inside_one_another_do_not_share_fields()
        => ExpectValid<UniqueInputFieldNamesRule>("{ books(filter: { title: \"\", author: { name: \"\", title: 1 } }) { id } }");

    [Fact]
    public void Repetitions_are_told_with_the_first_at_every_depth()
        => ExpectErrors<UniqueInputFieldNamesRule>(
            "{ echo(value: [{ a: 1, b: { c: 1, c: 2 }, a: 2, a: 3 }]) }",
            "1:18 1:43 There can be only one input field named \"a\".",
            "1:18 1:49 There can be only one input field named \"a\".",
            "1:29 1:35 There can be only one input field named \"c\".");
}
