using Cacao.Schema;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.Schema.Nodes;

public sealed class NodeTests
{
    private static readonly Guid Id = new("11111111-2222-3333-4444-555555555555");

    private static readonly string GlobalId = new DefaultNodeIdSerializer().Format("Account", Id);

    private static string Data(string data) => """{"data":""" + data.Replace("ID", GlobalId, StringComparison.Ordinal) + "}";

    private static TestSchema Accounts() => TestSchema.Of(typeof(AccountQueries), typeof(AccountNode))
        .With(schema => schema.AddGlobalObjectIdentification())
        .WithServices(services => services.AddSingleton(new AccountStore(Id)));

    [Fact]
    public void A_type_with_a_node_resolver_is_a_node()
    {
        var printed = Accounts().Print();

        printed.ShouldBe(
            """
            schema {
              query: Query
            }

            "An object with a globally unique id."
            interface Node {
              id: ID!
            }

            type Account implements Node {
              id: ID!
              parentId: ID
              friends: [ID!]!
              number: Int!
            }

            type Query {
              "Finds an object by its id."
              node(
                "The object's id."
                id: ID!
              ): Node
              "Finds objects by their ids, in their order; null for those that are not there."
              nodes(
                "The objects' ids."
                ids: [ID!]!
              ): [Node]!
              account(id: ID!): Account
              accountKey(id: ID!): String!
              find(filter: AccountFilterInput!): String!
            }

            input AccountFilterInput {
              id: ID
              ids: [ID!]
            }
            """);
    }

    [Fact]
    public async Task Node_finds_an_object_by_its_global_id()
    {
        var json = await Accounts().Execute($$"""{ node(id: "{{GlobalId}}") { __typename id ... on Account { number parentId friends } } }""");

        json.ShouldBe(Data("""{"node":{"__typename":"Account","id":"ID","number":1,"parentId":null,"friends":["ID"]}}"""));
    }

    [Fact]
    public async Task Nodes_are_null_for_what_is_missing_unknown_or_no_id()
    {
        var missing = new DefaultNodeIdSerializer().Format("Account", Guid.Empty);
        var unknown = new DefaultNodeIdSerializer().Format("Secret", Id);

        var json = await Accounts().Execute($$"""{ nodes(ids: ["{{missing}}", "{{GlobalId}}", "{{unknown}}", "x"]) { id } }""");

        json.ShouldBe($$$"""{"data":{"nodes":[null,{"id":"{{{GlobalId}}}"},null,null]}}""");
    }

    [Fact]
    public async Task No_more_nodes_are_fetched_at_once_than_allowed()
    {
        var ids = string.Join(',', Enumerable.Repeat("\"x\"", 51));

        var json = await Accounts().Execute($$"""{ nodes(ids: [{{ids}}]) { id } }""");

        json.ShouldContain("At most 50 nodes");
    }

    [Fact]
    public async Task Arguments_and_input_fields_take_ids_of_their_type_only()
    {
        var other = new DefaultNodeIdSerializer().Format("Secret", Id);

        var right = await Accounts().Execute(
            $$"""{ account(id: "{{GlobalId}}") { number } accountKey(id: "{{other}}") find(filter: { id: "{{GlobalId}}", ids: ["{{GlobalId}}"] }) }""");
        var wrong = await Accounts().Execute($$"""{ account(id: "{{other}}") { number } }""");

        right.ShouldBe($$$"""{"data":{"account":{"number":1},"accountKey":"{{{Id}}}","find":"{{{Id}}} {{{Id}}}"}}""");
        wrong.ShouldContain("The id is of the type Secret, expected was Account.");
    }

    [Fact]
    public async Task A_class_with_the_attribute_is_a_node_loaded_by_its_own_method()
    {
        var schema = TestSchema.Of(typeof(CounterQueries)).With(builder => builder.AddGlobalObjectIdentification());

        var json = await schema.Execute("""{ counter { id } node(id: "Q291bnRlcjo0Mg==") { id ... on Counter { value } } }""");

        schema.Print("Counter").ShouldBe(
            """
            type Counter implements Node {
              id: ID!
              value: Int!
            }
            """);
        json.ShouldBe("""{"data":{"counter":{"id":"Q291bnRlcjox"},"node":{"id":"Q291bnRlcjo0Mg==","value":84}}}""");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("QWNjb3VudDo")]
    [InlineData("QWNjb3VudDo=")]
    [InlineData("QWNjb3VudDp4")]
    public void What_is_not_written_as_an_id_is_refused(string text)
        => Should.Throw<NodeIdInvalidFormatException>(() => new DefaultNodeIdSerializer().Parse(text, typeof(Guid)));

    [Fact]
    public void Ids_are_base64_of_type_name_and_key()
    {
        var serializer = new DefaultNodeIdSerializer();

        serializer.Format("User", 123).ShouldBe(Convert.ToBase64String("User:123"u8));
        serializer.Format("User", "x").ShouldBe(Convert.ToBase64String("User:x"u8));
        serializer.Format("User", Id).ShouldBe(Convert.ToBase64String([.. "User:"u8, .. Id.ToByteArray()]));
        serializer.Parse(serializer.Format("User", 123), typeof(int)).ShouldBe(new NodeId("User", 123));
        serializer.Parse(serializer.Format("User", Id), typeof(Guid)).ShouldBe(new NodeId("User", Id));
        Should.Throw<NodeIdInvalidFormatException>(() => serializer.Parse(Convert.ToBase64String("User:0123"u8), typeof(int)));
    }
}

[QueryType]
public static partial class AccountQueries
{
    public static Account? GetAccount([ID<Account>] Guid id, AccountStore store) => store.Find(id);

    public static string GetAccountKey([ID] Guid id) => id.ToString();

    public static string Find(AccountFilter filter) => $"{filter.Id} {string.Join(',', filter.Ids ?? [])}";
}

public sealed record AccountFilter([property: ID<Account>] Guid? Id, [ID<Account>] IReadOnlyList<Guid>? Ids);

public sealed class Account
{
    public Guid Id { get; init; }

    [ID<Account>]
    public Guid? ParentId { get; init; }

    [ID<Account>]
    public List<Guid> Friends => [Id];

    public int Number { get; init; }
}

public sealed class AccountStore(Guid id)
{
    public Account? Find(Guid wanted) => wanted == id ? new Account { Id = id, Number = 1 } : null;
}

[QueryType]
public static partial class CounterQueries
{
    public static Counter GetCounter() => new(1);
}

[Node(IdField = nameof(Number))]
public sealed record Counter(int Number)
{
    public int Value => Number * 2;

    [GraphQLIgnore]
    public static Counter Get(int number) => new(number);
}

[ObjectType<Account>]
public static partial class AccountNode
{
    [NodeResolver]
    public static async Task<Account?> GetAccountAsync(Guid id, AccountStore store, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return store.Find(id);
    }
}
