using Cacao.Schema;
using Cacao.Types;

namespace Cacao.Tests.Schema.Inputs;

public sealed class InputObjectTests
{
    [Fact]
    public void Input_objects_have_the_properties_that_can_be_set_with_their_defaults()
    {
        var schema = TestSchema.Of(typeof(InputQueries));

        schema.Print("OrderInput").ShouldBe(
            """
            input OrderInput {
              name: String!
              note: String
              count: Int! = 7
              kind: OrderKind! = FAST
              labels: [String!]!
              size: Float
              changed: String
              lines: [OrderLineInput!]
            }
            """);
        schema.Print("PickInput").ShouldBe(
            """
            input PickInput @oneOf {
              token: String
              number: Int
            }
            """);
    }

    [Fact]
    public async Task Input_objects_are_made_by_constructor_and_setters()
    {
        var json = await TestSchema.Of(typeof(InputQueries)).Execute(
            """
            query($order: OrderInput!) {
              a: describe(order: { name: "n", labels: ["x", "y"], size: 1.5, changed: null, lines: [{ product: "p" }] })
              b: describe(order: $order)
              pick(by: { number: 4 })
            }
            """,
            """{ "order": { "name": "v", "note": "w", "count": 1, "kind": "SLOW", "labels": [] } }""");

        json.ShouldBe("""{"data":{"a":"n  7 Fast x,y 1.5 set p*1","b":"v w 1 Slow   unset ","pick":"4"}}""");
    }

    [Fact]
    public async Task Optional_arguments_tell_not_given_from_null()
    {
        var json = await TestSchema.Of(typeof(InputQueries)).Execute("""{ a: optional b: optional(value: null) c: optional(value: "x") }""");

        json.ShouldBe("""{"data":{"a":"unset","b":"set ","c":"set x"}}""");
    }
}

[QueryType]
public static partial class InputQueries
{
    public static string Describe(Order order)
        => FormattableString.Invariant(
            $"{order.Name} {order.Note} {order.Count} {order.Kind} {string.Join(',', order.Labels)} {order.Size} {(order.Changed.HasValue ? "set" : "unset")} {string.Join(',', order.Lines?.Select(line => $"{line.Product}*{line.Count}") ?? [])}");

    public static string Pick(Pick by) => by.Token ?? $"{by.Number}";

    public static string Optional(Optional<string?> value) => value.HasValue ? $"set {value.Value}" : "unset";
}

public enum OrderKind { Fast, Slow }

public sealed record Order(string Name, string? Note = null, int Count = 7, OrderKind Kind = OrderKind.Fast)
{
    public required List<string> Labels { get; init; }

    public float? Size { get; init; }

    public Optional<string?> Changed { get; init; }

    public OrderLine[]? Lines { get; set; }

    public int Computed => Count * 2;
}

public sealed class OrderLine
{
    public string Product { get; set; } = "";

    [DefaultValue(1)]
    public int Count { get; set; }
}

[OneOf]
public sealed class Pick
{
    public string? Token { get; init; }

    public int? Number { get; init; }
}
