using System.Text.Json;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Schema;
using Cacao.Tests.Execution;

namespace Cacao.Tests.CostAnalysis;

/// <summary>Users with friends who have friends, in pages.</summary>
internal static class Network
{
    private const string Page =
        """
        @cost(weight: "10") @listSize(
          assumedSize: 100, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 50,
          sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
        """;

    private const string Sdl =
        $$"""
        type Query {
          me: User @cost(weight: "10")
          users(first: Int, last: Int): UserConnection! {{Page}}
          byIds(ids: [ID!]!): [User]! @listSize(assumedSize: 50, slicingArguments: ["ids"], requireOneSlicingArgument: false)
          top(size: Int = 7): [User!]! @listSize(slicingArguments: ["size"])
          few: [User!]! @listSize(assumedSize: 4)
          all: [User!]!
          groups: [[User!]!]!
          found(by: Filter, order: String @cost(weight: "3")): User
          thing: Thing
          member: Member
          report: Report
        }
        type User implements Member {
          id: ID!
          name: String!
          secret: String @cost(weight: "2.5")
          friends(first: Int, last: Int): UserConnection! {{Page}}
        }
        type UserConnection { edges: [UserEdge!] nodes: [User!] pageInfo: PageInfo! totalCount: Int! }
        type UserEdge { cursor: String! node: User! }
        type PageInfo { hasNextPage: Boolean! }
        type Report implements Member @cost(weight: "5") { id: ID! name: String! lines: [String!]! author: User @cost(weight: "10") }
        interface Member { id: ID! name: String! }
        union Thing = User | Report
        input Filter { name: String @cost(weight: "4") id: ID }
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(
          assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!],
          requireOneSlicingArgument: Boolean! = true) on FIELD_DEFINITION
        """;

    public static TestSchema Create(CostOptions? options = null, ParserOptions? parserOptions = null) => new(Sdl)
    {
        Cost = options ?? new CostOptions { MaxFieldCost = 1e30, MaxTypeCost = 1e30 },
        ParserOptions = parserOptions ?? ParserOptions.Default,
    };

    /// <summary>What the server says an operation costs, without running it.</summary>
    public static async Task<(double Fields, double Types)> MeasureAsync(this TestSchema schema, string document, string? variables = null)
    {
        using var result = await schema.Executor.ExecuteAsync(
            TestSchema.Request(document, variables) with { CostReporting = CostReporting.Validate },
            schema.Services);
        var answer = JsonDocument.Parse(result.ToJson()).RootElement;

        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        answer.TryGetProperty("data", out _).ShouldBeFalse();
        var cost = answer.GetProperty("extensions").GetProperty("operationCost");

        return (cost.GetProperty("fieldCost").GetDouble(), cost.GetProperty("typeCost").GetDouble());
    }
}
