using Cacao.Schema;

namespace Cacao.Tests.Schema.Documentation;

public sealed class DocumentationTests
{
    [Fact]
    public void Descriptions_come_from_XML_documentation_as_plain_text()
    {
        var schema = TestSchema.Of(typeof(PlanetQueries));

        schema.Print("Planet").ShouldBe(
            """"
            """
            Goes round a Star.
            Second line, with null.
            """
            type Planet {
              "What people call it."
              name: String!
              "In kilograms, of a Planet."
              mass: Float!
              "Overridden."
              rings: Int!
              "The distance to another one."
              distance(
                "The other one."
                to: String!
              ): Float!
              "Mass of anything."
              weight: Float!
            }
            """");
        schema.Print("PlanetKind").ShouldBe(
            """
            "What it is made of."
            enum PlanetKind {
              "Stone."
              ROCK
              GAS
            }
            """);
        schema.Print("PlanetFilterInput").ShouldBe(
            """
            "Which planets."
            input PlanetFilterInput {
              "What it is made of; any when left out."
              kind: PlanetKind
              "At least this many."
              rings: Int
            }
            """);
    }

    [Fact]
    public void Documentation_can_be_left_out()
    {
        var printed = TestSchema.Of(typeof(PlanetQueries)).With(schema => schema.ModifyOptions(options => options.UseXmlDocumentation = false)).Print("PlanetKind");

        printed.ShouldBe(
            """
            enum PlanetKind {
              ROCK
              GAS
            }
            """);
    }
}

[QueryType]
public static partial class PlanetQueries
{
    public static Planet? GetPlanet(PlanetFilter filter) => null;
}

/// <summary>Anything with mass.</summary>
[InterfaceType("Body")]
public interface IBody
{
    /// <summary>Mass of anything.</summary>
    double Weight { get; }
}

/// <summary>
/// Goes round a <see cref="Star"/>.
/// Second line, with <see langword="null"/>.
/// </summary>
/// <param name="Name">What people call it.</param>
public sealed record Planet(string Name) : IBody
{
    /// <summary>In kilograms, of a <see cref="Planet"/>.</summary>
    public double Mass { get; init; }

    /// <summary>Not shown.</summary>
    [GraphQLDescription("Overridden.")]
    public int Rings { get; init; }

    /// <returns>The distance to another one.</returns>
    /// <param name="to">The other one.</param>
    public double Distance(string to) => to.Length;

    /// <inheritdoc/>
    public double Weight => Mass;
}

public sealed class Star;

/// <summary>What it is made of.</summary>
public enum PlanetKind
{
    /// <summary>Stone.</summary>
    Rock,
    Gas,
}

/// <summary>Which planets.</summary>
/// <param name="Kind">What it is made of; any when left out.</param>
public sealed record PlanetFilter(PlanetKind? Kind)
{
    /// <summary>At least this many.</summary>
    public int? Rings { get; init; }
}
