using System.Reflection;
using System.Security.Claims;
using Cacao.Schema;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.Schema.Parameters;

public sealed class ParameterBindingTests
{
    private static TestSchema Greeter() => TestSchema.Of(typeof(GreetingQueries))
        .With(schema => schema.AddParameterBinding(new RangeBindingFactory()))
        .WithServices(services => services.AddSingleton(new Greeting("Hello")).AddKeyedSingleton("de", new Greeting("Hallo")));

    [Fact]
    public void What_is_no_argument_is_not_in_the_schema()
        => Greeter().Print("Query").ShouldBe(
            """
            type Query {
              greet(name: String!): String!
              greetInGerman(name: String!): String!
              user: String!
              field: String!
              range(from: Int, to: Int, name: String!): String!
              words(words: [String!]!): Int!
            }
            """);

    [Fact]
    public async Task Parameters_take_services_the_user_the_context_and_arguments()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ann")], "test"));

        var json = await Greeter().Execute(
            """{ greet(name: "a") greetInGerman(name: "b") user me: field range(from: 2, name: "r") words(words: "x") }""", user: user);

        json.ShouldBe("""{"data":{"greet":"Hello a","greetInGerman":"Hallo b","user":"ann","me":"me field Query","range":"r 2..","words":1}}""");
    }
}

public sealed record Greeting(string Word);

public readonly record struct NumberRange(int? From, int? To);

[QueryType]
public static partial class GreetingQueries
{
    public static string Greet(string name, Greeting greeting) => $"{greeting.Word} {name}";

    public static Task<string> GreetInGermanAsync([Service("de")] Greeting greeting, string name) => Task.FromResult($"{greeting.Word} {name}");

    public static ValueTask<string> GetUserAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
        => new(cancellationToken.IsCancellationRequested ? "" : user.Identity!.Name!);

    public static string GetField(IResolverContext context, ISelection selection, GraphQLSchema schema)
        => $"{context.ResponseName} {selection.Field.Name} {schema.QueryType!.Name}";

    public static string GetRange(NumberRange range, string name) => $"{name} {range.From}..{range.To}";

    public static int GetWords(IEnumerable<string> words) => words.Count();
}

internal sealed class RangeBindingFactory : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter) => parameter.ParameterType == typeof(NumberRange);

    public void Configure(ParameterInfo parameter, IObjectFieldDescriptor field)
        => field.Argument("from", argument => argument.Type<IntType>()).Argument("to", argument => argument.Type<IntType>());

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
        => new RangeBinding(context.Argument<int?>("from"), context.Argument<int?>("to"));

    private sealed class RangeBinding(ParameterBinding<int?> from, ParameterBinding<int?> to) : ParameterBinding<NumberRange>
    {
        public override NumberRange Get(ResolverContext context) => new(from.Get(context), to.Get(context));
    }
}
