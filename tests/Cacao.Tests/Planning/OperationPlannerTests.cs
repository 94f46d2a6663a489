using Cacao.Language;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.Tests.Planning;

public sealed class OperationPlannerTests
{
    private const string Sdl = """
        type Query { a: Query b: Query leaf(number: Int): String pick: Pick }
        union Pick = Query | Other
        type Other { x: String pick: Pick }
        """;

    [Fact]
    public void Fields_are_merged_in_the_order_of_the_specification()
    {
        var plan = Plan("{ b { leaf } ...F a { leaf } } fragment F on Query { a { x: leaf } b { y: leaf } }");

        plan.Root.Selections.Select(selection => selection.ResponseName).ShouldBe(["b", "a"]);
        Below(plan.Root.Selections[0]).Selections.Select(selection => selection.ResponseName).ShouldBe(["leaf", "y"]);
        Below(plan.Root.Selections[1]).Selections.Select(selection => selection.ResponseName).ShouldBe(["x", "leaf"]);
    }

    [Fact]
    public void Fragments_apply_by_the_concrete_type()
    {
        var plan = Plan("{ pick { ... on Query { leaf } ... on Other { x } ... on Pick { __typename } } }");
        var pick = plan.Root.Selections[0].SubSelections!;

        pick.Get(Object("Query")).Selections.Select(selection => selection.ResponseName).ShouldBe(["leaf", "__typename"]);
        pick.Get(Object("Other")).Selections.Select(selection => selection.ResponseName).ShouldBe(["x", "__typename"]);
    }

    [Fact]
    public void The_selection_set_of_a_type_is_planned_once()
    {
        var plan = Plan("{ pick { ... on Other { x } } }");
        var pick = plan.Root.Selections[0].SubSelections!;

        pick.Get(Object("Other")).ShouldBeSameAs(pick.Get(Object("Other")));
    }

    [Fact]
    public void Constant_arguments_are_coerced_once()
    {
        var plan = Plan("query ($n: Int) { one: leaf(number: 3) two: leaf(number: $n) three: leaf }");

        plan.Root.Selections.Select(selection => selection.Arguments.IsConstant).ShouldBe([true, false, true]);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public void Fragments_that_fan_out_are_planned_in_proportion_to_their_text(int levels)
    {
        var fragments = Enumerable.Range(0, levels).Select(level => $"fragment F{level} on Query {{ a {{ ...F{level + 1} }} b {{ ...F{level + 1} }} }}");

        var plan = Plan($"{{ ...F0 }} {string.Join(' ', fragments)} fragment F{levels} on Query {{ leaf }}", maxSelections: 10 * levels);

        plan.Root.Selections.Length.ShouldBe(2);
    }

    [Fact]
    public void Fragments_that_fan_out_and_merge_differently_on_every_way_end_in_an_error()
    {
        // From one fragment, going down by a turns the set of fragments that apply and by b adds the first: every subset comes up.
        const int Levels = 40;
        const int Width = 12;
        var fragments = from level in Enumerable.Range(0, Levels)
                        from number in Enumerable.Range(0, Width)
                        let below = level + 1
                        select $"fragment F{level}_{number} on Query {{ leaf a {{ ...F{below}_{(number + 1) % Width} }} b {{ ...F{below}_{number} ...F{below}_0 }} }}";
        var last = Enumerable.Range(0, Width).Select(number => $"fragment F{Levels}_{number} on Query {{ leaf }}");
        var document = $"{{ ...F0_0 }} {string.Join(' ', fragments)} {string.Join(' ', last)}";

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Should.Throw<PlanningLimitException>(() => Plan(document, maxSelections: 50_000)).Message.ShouldContain("50000");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void More_conditions_than_a_mask_has_bits_are_refused()
    {
        var variables = string.Join(' ', Enumerable.Range(0, 65).Select(number => $"$v{number}: Boolean!"));
        var fields = string.Join(' ', Enumerable.Range(0, 65).Select(number => $"f{number}: leaf @skip(if: $v{number})"));

        Should.Throw<PlanningLimitException>(() => Plan($"query ({variables}) {{ {fields} }}"));
    }

    [Fact]
    public void Conditions_of_types_that_turn_up_later_are_known_from_the_start()
    {
        var plan = Plan("query ($one: Boolean!, $two: Boolean!) { pick { ... on Other { x @skip(if: $two) } leafless: __typename @include(if: $one) } }");

        plan.IncludeVariables.ShouldBe(["two", "one"]);
    }

    [Fact]
    public void Sixty_four_conditions_fit()
    {
        var variables = string.Join(' ', Enumerable.Range(0, 64).Select(number => $"$v{number}: Boolean!"));
        var fields = string.Join(' ', Enumerable.Range(0, 64).Select(number => $"f{number}: leaf @include(if: $v{number})"));

        var plan = Plan($"query ({variables}) {{ {fields} }}");

        plan.Root.GetIncluded(1UL << 63).Single().ResponseName.ShouldBe("f63");
        plan.Root.GetIncluded(ulong.MaxValue).Length.ShouldBe(64);
    }

    private static readonly GraphQLSchema Schema = GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(Sdl, ParserOptions.Trusted)));

    private static OperationPlan Plan(string text, int maxSelections = 10_000)
    {
        var document = Utf8GraphQLParser.Parse(text, ParserOptions.Trusted);
        var operation = document.Definitions.OfType<OperationDefinitionNode>().Single();

        return OperationPlanner.Plan(Schema, document, operation, new PlanningOptions { MaxSelections = maxSelections }, _ => new NotRun());
    }

    private static SelectionSet Below(Selection selection) => selection.SubSelections!.Get(Object("Query"));

    private static ObjectType Object(string name) => Schema.TryGetType(name, out var type) ? (ObjectType)type : throw new KeyNotFoundException(name);

    private sealed class NotRun : PreparedField;
}
