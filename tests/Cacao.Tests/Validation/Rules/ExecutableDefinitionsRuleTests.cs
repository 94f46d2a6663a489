using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsRuleTests : RuleTests
{
    [Fact]
    public void Operations_and_fragments_are_executable()
        => ExpectValid<ExecutableDefinitionsRule>("query Q { ...F } mutation M { lend { id } } fragment F on Query { __typename }");

    [Fact]
    public void Definitions_of_a_type_system_are_not()
        => ExpectErrors<ExecutableDefinitionsRule>(
            """
            query Q { book { id } }
            type Shelf { books: Int }
            extend type Book { shelf: Int }
            schema { query: Query }
            directive @loud on FIELD
            """,
            "2:1 The \"Shelf\" definition is not executable.",
            "3:1 The \"Book\" definition is not executable.",
            "4:1 The schema definition is not executable.",
            "5:1 The \"@loud\" definition is not executable.");
}
