using System.Reflection;
using Cacao.Schema;

namespace Cacao.Tests.Schema.Mutations;

public sealed class MutationConventionTests
{
    private static TestSchema Shop() => TestSchema.Of(typeof(ShopQueries), typeof(ShopMutations))
        .With(schema => schema.AddMutationConventions().AddErrorInterfaceType(typeof(IShopError)));

    [Fact]
    public void Mutations_get_one_input_a_payload_and_errors()
    {
        var printed = Shop().Print();

        printed.ShouldBe(
            """
            schema {
              query: Query
              mutation: Mutation
            }

            interface Error {
              message: String!
              code: ShopErrorCode!
            }

            type BuyPayload {
              receipt: Receipt
              total: Int!
              goods: [String!]!
              errors: [BuyError!]
            }

            type CountItemsPayload {
              int: Int
            }

            type GuardedPayload {
              item: Item
              errors: [GuardedError!]
            }

            type Item {
              name: String!
            }

            type Mutation {
              renameItem(input: RenameItemInput!): RenameItemPayload!
              countItems: CountItemsPayload!
              buy(input: BuyInput!): BuyPayload!
              buyAgain(input: BuyInput!): BuyPayload!
              signOut: SignOutPayload!
              guarded: GuardedPayload!
              ping(times: Int!): String!
            }

            type OutOfStockError implements Error {
              message: String!
              code: ShopErrorCode!
            }

            type Query {
              item: Item
            }

            type Receipt {
              number: Int!
            }

            type RenameItemPayload {
              renamed: Item
              errors: [RenameItemError!]
            }

            type SignOutPayload {
              signedOut: Boolean!
            }

            type TakenError implements Error {
              name: String!
              message: String!
              code: ShopErrorCode!
            }

            union BuyError = OutOfStockError | TakenError

            union GuardedError = TakenError

            union RenameItemError = TakenError

            input BuyInput {
              name: String!
              count: Int! = 1
            }

            input RenameItemInput {
              name: String!
              to: String! = "?"
            }

            enum ShopErrorCode {
              TAKEN
              OUT_OF_STOCK
            }
            """);
    }

    [Fact]
    public async Task A_successful_mutation_answers_its_result_and_no_errors()
    {
        var json = await Shop().Execute("""mutation { renameItem(input: { name: "a", to: "b" }) { renamed { name } errors { __typename } } }""");

        json.ShouldBe("""{"data":{"renameItem":{"renamed":{"name":"a to b"},"errors":null}}}""");
    }

    [Fact]
    public async Task An_error_that_is_returned_goes_into_the_payload()
    {
        var json = await Shop().Execute(
            """mutation { renameItem(input: { name: "taken" }) { renamed { name } errors { __typename ... on Error { message code } ... on TakenError { name } } } }""");

        json.ShouldBe("""{"data":{"renameItem":{"renamed":null,"errors":[{"__typename":"TakenError","message":"Taken.","code":"TAKEN","name":"?"}]}}}""");
    }

    [Fact]
    public async Task An_exception_that_is_declared_goes_into_the_payload_and_non_null_fields_answer_nothing()
    {
        var json = await Shop().Execute(
            """mutation { buy(input: { name: "x", count: 9 }) { receipt { number } total goods errors { __typename ... on Error { message } } } }""");

        json.ShouldBe("""{"data":{"buy":{"receipt":null,"total":0,"goods":[],"errors":[{"__typename":"OutOfStockError","message":"9 are too many."}]}}}""");
    }

    [Fact]
    public async Task Mutations_that_share_a_payload_share_its_errors()
    {
        var json = await Shop().Execute(
            """mutation { buyAgain(input: { name: "x", count: 2 }) { receipt { number } total goods errors { __typename } } }""");

        json.ShouldBe("""{"data":{"buyAgain":{"receipt":{"number":1},"total":2,"goods":["x","x"],"errors":null}}}""");
    }

    [Fact]
    public async Task An_exception_that_is_not_declared_stays_an_error_of_the_response()
    {
        var json = await Shop().Execute("""mutation { buy(input: { name: "bug" }) { total } }""");

        json.ShouldContain("\"errors\":");
        json.ShouldContain("\"data\":null");
    }

    [Fact]
    public async Task A_mutation_without_errors_answers_its_own_payload()
    {
        var json = await Shop().Execute("mutation { signOut { signedOut } countItems { int } ping(times: 2) }");

        json.ShouldBe("""{"data":{"signOut":{"signedOut":true},"countItems":{"int":3},"ping":"pingping"}}""");
    }

    [Fact]
    public void Errors_without_an_interface_of_the_application_have_a_message()
    {
        var printed = TestSchema.Of(typeof(ShopQueries), typeof(PlainMutations)).With(schema => schema.AddMutationConventions()).Print("PlainError");

        printed.ShouldBe(
            """
            type PlainError implements Error {
              message: String!
            }
            """);
    }

    [Fact]
    public async Task An_exception_that_is_an_error_itself_is_named_error()
    {
        var json = await TestSchema.Of(typeof(ShopQueries), typeof(PlainMutations)).With(schema => schema.AddMutationConventions())
            .Execute("mutation { fail { item { name } errors { __typename ... on PlainError { message } } } }");

        json.ShouldBe("""{"data":{"fail":{"item":null,"errors":[{"__typename":"PlainError","message":"Plain."}]}}}""");
    }

    [Fact]
    public async Task Fields_of_an_own_payload_are_null_when_the_mutation_failed_whatever_resolves_them()
    {
        var schema = TestSchema.Of(typeof(ShopQueries), typeof(ReviewMutations), typeof(ReviewPayloadType))
            .With(builder => builder.AddMutationConventions().AddErrorInterfaceType(typeof(IShopError)));

        schema.Print("ReviewPayload").ShouldBe(
            """
            type ReviewPayload {
              id: ID
              item: Item
              stars: Int!
              kind: ShopErrorCode
              describe(loud: Boolean!): String
              shout: String
              itemName: String
              errors: [ReviewError!]
            }
            """);

        const string Fields = "{ id item { name } stars kind describe(loud: true) shout itemName errors { __typename } }";
        var json = await schema.Execute($"mutation {{ good: review(input: {{ name: \"a\" }}) {Fields} bad: review(input: {{ name: \"taken\" }}) {Fields} }}");

        json.ShouldBe(
            """
            {"data":{"good":{"id":"UmV2aWV3OjE=","item":{"name":"a"},"stars":5,"kind":"TAKEN","describe":"True a","shout":"A","itemName":"a","errors":null},
            "bad":{"id":null,"item":null,"stars":0,"kind":null,"describe":null,"shout":null,"itemName":null,"errors":[{"__typename":"TakenError"}]}}}
            """.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Middleware_can_answer_a_mutation_with_errors()
    {
        var json = await Shop().Execute("mutation { guarded { item { name } errors { __typename } } }");

        json.ShouldBe("""{"data":{"guarded":{"item":null,"errors":[{"__typename":"TakenError"}]}}}""");
    }

    [Fact]
    public void A_payload_with_errors_has_no_place_outside_of_mutations()
        => Should.Throw<Cacao.Types.SchemaException>(() => TestSchema.Of(typeof(ReviewQueries), typeof(ReviewMutations))
                .With(builder => builder.AddMutationConventions()).Build())
            .Message.ShouldBe("ReviewPayload carries the errors of mutations and cannot be the type of Query.lastReview.");
}

[QueryType]
public static partial class ShopQueries
{
    public static Item? GetItem() => null;
}

public sealed record Item(string Name);

public sealed record Receipt(int Number);

public enum ShopErrorCode { Taken, OutOfStock }

[GraphQLName("Error")]
public interface IShopError
{
    string Message { get; }

    ShopErrorCode Code { get; }
}

public sealed record TakenError(string Name) : IShopError
{
    public string Message => "Taken.";

    public ShopErrorCode Code => ShopErrorCode.Taken;
}

public sealed class OutOfStockException(int count) : Exception
{
    public int Count => count;
}

public sealed record OutOfStockError(string Message) : IShopError
{
    public ShopErrorCode Code => ShopErrorCode.OutOfStock;

    public static OutOfStockError CreateErrorFrom(OutOfStockException exception) => new($"{exception.Count} are too many.");
}

public sealed record BuyInput(string Name, int Count = 1);

public sealed class BuyPayload
{
    public Receipt? Receipt { get; init; }

    public int Total { get; init; }

    public required IReadOnlyList<string> Goods { get; init; }
}

public sealed record SignOutPayload(bool SignedOut);

[MutationType]
public static partial class ShopMutations
{
    [UseMutationConvention(PayloadFieldName = "renamed")]
    public static Task<FieldResult<Item, TakenError>> RenameItemAsync(string name, string to = "?")
        => Task.FromResult<FieldResult<Item, TakenError>>(name == "taken" ? new TakenError(to) : new Item($"{name} to {to}"));

    public static int CountItems() => 3;

    [Error<OutOfStockError>]
    public static BuyPayload Buy(BuyInput input) => input switch
    {
        { Name: "bug" } => throw new InvalidOperationException("A bug."),
        { Count: > 5 } => throw new OutOfStockException(input.Count),
        _ => new BuyPayload { Receipt = new Receipt(1), Total = input.Count, Goods = [.. Enumerable.Repeat(input.Name, input.Count)] },
    };

    [Error<TakenError>]
    [Error<OutOfStockError>]
    public static Task<BuyPayload> BuyAgainAsync(BuyInput input) => Task.FromResult(Buy(input));

    public static SignOutPayload SignOut() => new(true);

    [Refuse]
    [Error<TakenError>]
    public static Item Guarded() => new("never");

    [UseMutationConvention(Disable = true)]
    public static string Ping(int times) => string.Concat(Enumerable.Repeat("ping", times));
}

public sealed class PlainException() : Exception("Plain.");

public sealed record ReviewPayload([property: ID("Review")] int Id, Item Item, int Stars, ShopErrorCode Kind)
{
    public string Describe(bool loud) => $"{loud} {Item.Name}";
}

[ObjectType<ReviewPayload>]
public static partial class ReviewPayloadType
{
    public static async Task<string> GetShoutAsync([Parent] ReviewPayload payload)
    {
        await Task.Yield();
        return payload.Item.Name.ToUpperInvariant();
    }

    public static string GetItemName([Parent] ReviewPayload payload) => payload.Item.Name;
}

[MutationType]
public static partial class ReviewMutations
{
    public static FieldResult<ReviewPayload, TakenError> Review(string name)
        => name == "taken" ? new TakenError(name) : new ReviewPayload(1, new Item(name), 5, ShopErrorCode.Taken);
}

[QueryType]
public static partial class ReviewQueries
{
    public static ReviewPayload? GetLastReview() => null;
}

public sealed class RefuseAttribute : ObjectFieldDescriptorAttribute
{
    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
        => descriptor.Use(_ => field =>
        {
            field.Result = new FieldResult<Item>((object)new TakenError("x"));
            return default;
        });
}

[MutationType]
public static partial class PlainMutations
{
    [Error<PlainException>]
    public static Item Fail() => throw new PlainException();
}
