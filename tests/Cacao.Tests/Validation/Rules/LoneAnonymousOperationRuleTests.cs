using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationRuleTests : RuleTests
{
    [Fact]
    public void One_operation_needs_no_name() => ExpectValid<LoneAnonymousOperationRule>("{ ...F } fragment F on Query { __typename }");

    [Fact]
    public void Several_operations_all_need_names() => ExpectValid<LoneAnonymousOperationRule>("query A { __typename } query B { __typename }");

    [Fact]
    public void An_operation_without_name_stands_alone()
        => ExpectErrors<LoneAnonymousOperationRule>(
            """
            { __typename }
            query A { __typename }
            mutation { __typename }
            """,
            "1:1 This anonymous operation must be the only defined operation.",
            "3:1 This anonymous operation must be the only defined operation.");
}
