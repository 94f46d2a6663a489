using Cacao.Schema;

namespace Cacao.Tests.Schema.Abstract;

public sealed class AbstractTypeTests
{
    [Fact]
    public void Interfaces_and_unions_are_made_from_C_sharp_types()
    {
        var printed = TestSchema.Of(typeof(AnimalQueries), typeof(Cat), typeof(Dog), typeof(AnimalExtension)).Print();

        printed.ShouldBe(
            """
            schema {
              query: Query
            }

            interface Animal {
              name: String!
              shout: String!
            }

            type Cat implements Animal {
              name: String!
              lives: Int!
              shout: String!
            }

            type Dog implements Animal {
              name: String!
              shout: String!
            }

            type Query {
              animals: [Animal!]!
              pets: [Pet]!
            }

            union Pet = Cat | Dog
            """);
    }

    [Fact]
    public async Task Values_are_resolved_to_their_object_types()
    {
        var json = await TestSchema.Of(typeof(AnimalQueries), typeof(Cat), typeof(Dog), typeof(AnimalExtension)).Execute(
            "{ animals { __typename name shout } pets { ... on Cat { lives } ... on Dog { name } } }");

        json.ShouldBe(
            """{"data":{"animals":[{"__typename":"Cat","name":"Tom","shout":"TOM"},{"__typename":"Dog","name":"Rex","shout":"REX"}],"pets":[{"lives":7},null]}}""");
    }
}

[InterfaceType("Animal")]
public interface IAnimal
{
    string Name { get; }
}

[UnionType("Pet")]
public interface IPet;

public sealed record Cat(string Name, int Lives) : IAnimal, IPet;

public sealed record Dog(string Name) : IAnimal, IPet;

[InterfaceType<IAnimal>]
public static partial class AnimalExtension
{
    public static string Shout([Parent] IAnimal animal) => animal.Name.ToUpperInvariant();
}

[QueryType]
public static partial class AnimalQueries
{
    public static IAnimal[] GetAnimals() => [new Cat("Tom", 7), new Dog("Rex")];

    public static IEnumerable<IPet?> GetPets() => [new Cat("Tom", 7), null];
}
