using System.Text;
using System.Text.Json;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Scalars;

/// <summary>A scalar as an application writes it.</summary>
public sealed class OwnScalarTests
{
    private readonly SlugType _slug = new();

    [Fact]
    public void Literals_and_json_go_through_the_same_method()
    {
        _slug.CoerceLiteral(new StringValueNode("Some-Slug")).ShouldBe(new Slug("some-slug"));
        _slug.CoerceInput(JsonSerializer.SerializeToElement("Some-Slug")).ShouldBe(new Slug("some-slug"));
    }

    [Fact]
    public void Its_message_reaches_the_client()
        => Should.Throw<ScalarFormatException>(() => _slug.CoerceLiteral(new StringValueNode("no slug"))).Message.ShouldBe("A slug has no blanks.");

    [Theory]
    [InlineData("1")]
    [InlineData("1.5")]
    [InlineData("true")]
    [InlineData("ENUM")]
    [InlineData("[\"a\"]")]
    [InlineData("\"\"")]
    public void Other_literals_are_refused(string literal)
        => Should.Throw<ScalarFormatException>(() => _slug.CoerceLiteral(Utf8GraphQLParser.ParseValue(literal)))
            .Message.ShouldStartWith("Slug cannot represent value: ");

    [Fact]
    public void Results_are_written_as_what_it_serializes_to()
    {
        var writer = _slug.GetWriter(typeof(Slug));
        using var stream = new MemoryStream();

        writer.CheckObject(new Slug("a")).ShouldBeNull();
        writer.CheckObject(12).ShouldBe("Slug cannot represent value: 12");

        using (var json = new Utf8JsonWriter(stream))
        {
            writer.WriteObject(json, new Slug("a"));
        }

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("\"a\"");
    }

    [Fact]
    public void Values_become_literals_for_defaults()
        => _slug.ToLiteral(new Slug("a")).ToString().ShouldBe("\"a\"");

    [Fact]
    public void It_is_part_of_a_schema_with_description_and_specification()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Int }"));
        configuration.Types.Add(new ScalarTypeConfiguration { Name = "Slug", Implementation = _slug });

        GraphQLSchema.Create(configuration).Print().ShouldEndWith(
            """

            "Part of an address."
            scalar Slug @specifiedBy(url: "https://example.com/slug")

            """);
    }

    private sealed record Slug(string Value);

    private sealed class SlugType : ScalarType<Slug, StringValueNode>
    {
        public SlugType()
            : base("Slug")
        {
            Description = "Part of an address.";
            SpecifiedBy = new Uri("https://example.com/slug");
        }

        public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

        public override bool TrySerialize(object? runtimeValue, out object? resultValue)
        {
            resultValue = (runtimeValue as Slug)?.Value;
            return runtimeValue is null or Slug;
        }

        public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
        {
            runtimeValue = resultValue is string text ? new Slug(text) : null;
            return resultValue is null or string;
        }

        protected override bool IsInstanceOfType(StringValueNode valueSyntax) => valueSyntax.Value.Length > 0;

        protected override Slug ParseLiteral(StringValueNode valueSyntax)
            => valueSyntax.Value.Contains(' ')
                ? throw new SerializationException("A slug has no blanks.", this)
                : new Slug(valueSyntax.Value.ToLowerInvariant());

        protected override StringValueNode ParseValue(Slug runtimeValue) => new(runtimeValue.Value);
    }
}
