using Cacao.Language;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.Tests.Schema.Descriptors;

public sealed class DescriptorTests
{
    [Fact]
    public void Descriptions_change_what_is_inferred()
    {
        var schema = TestSchema.Of(typeof(FilmQueries), typeof(FilmType), typeof(ColorType), typeof(FilmFilterType), typeof(CodeType));

        schema.Print().ShouldBe(
            """
            schema {
              query: Query
            }

            "A moving picture."
            type Movie {
              name: Code! @deprecated(reason: "Use title.")
              title(upper: Boolean = false): String
              length: Int!
            }

            type MoviePage {
              items: [Movie!]!
              first: Movie
            }

            type Query {
              film(filter: FilmFilter): Movie
              paint: Paint!
              page: MoviePage!
              codes: [Code!]!
            }

            input FilmFilter {
              title: String! = "x"
            }

            enum Paint {
              RED
              BLUE @deprecated
            }

            scalar Code
            """);
    }

    [Fact]
    public async Task Resolvers_of_descriptors_are_called()
    {
        var json = await TestSchema.Of(typeof(FilmQueries), typeof(FilmType), typeof(ColorType), typeof(FilmFilterType), typeof(CodeType))
            .Execute("{ film { title(upper: true) name length } page { items { length } } codes paint }");

        json.ShouldBe("""{"data":{"film":{"title":"ALIEN","name":"c-Alien","length":5},"page":{"items":[{"length":5}]},"codes":["c-1"],"paint":"RED"}}""");
    }
}

[QueryType]
public static partial class FilmQueries
{
    public static Film? GetFilm(FilmFilter? filter) => new("Alien", filter?.Secret);

    public static Color GetPaint() => Color.Red;

    public static FilmPage<Film> GetPage() => new([new Film("Alien", null)]);

    [GraphQLType<NonNullType<ListType<NonNullType<CodeType>>>>]
    public static string[] GetCodes() => ["1"];
}

public sealed record Film(string Name, string? Secret);

public sealed record FilmFilter(string Title, string? Secret = null);

public enum Color { Red, Blue, Secret }

[GraphQLName("{0}Page")]
public sealed record FilmPage<T>(IReadOnlyList<T> Items)
{
    public T? First => default;
}

public sealed class FilmType : ObjectType<Film>
{
    protected override void Configure(IObjectTypeDescriptor<Film> descriptor)
    {
        descriptor.Name("Movie").Description("A moving picture.").BindFieldsExplicitly();
        descriptor.Field("title")
            .Argument("upper", argument => argument.Type<BooleanType>().DefaultValue(false))
            .Type<StringType>()
            .Resolve(context => context.ArgumentValue<bool>("upper") ? context.Parent<Film>().Name.ToUpperInvariant() : context.Parent<Film>().Name);
        descriptor.Field(film => film.Name).Type<NonNullType<CodeType>>().Deprecated("Use title.");
        descriptor.Field("length").ResolveWith<FilmResolvers>(resolvers => resolvers.GetLength(default!));
    }
}

public sealed class FilmResolvers
{
    public int GetLength([Parent] Film film) => film.Name.Length;
}

public sealed class ColorType : EnumType<Color>
{
    protected override void Configure(IEnumTypeDescriptor<Color> descriptor)
    {
        descriptor.Name("Paint").Ignore(Color.Secret);
        descriptor.Value(Color.Blue).Deprecated();
    }
}

public sealed class FilmFilterType : InputObjectType<FilmFilter>
{
    protected override void Configure(IInputObjectTypeDescriptor<FilmFilter> descriptor)
    {
        descriptor.Name("FilmFilter").Ignore(filter => filter.Secret);
        descriptor.Field(filter => filter.Title).DefaultValue("x");
    }
}

public sealed class CodeType() : ScalarType<string, StringValueNode>("Code")
{
    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    public override bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = $"c-{runtimeValue}";
        return true;
    }

    protected override string ParseLiteral(StringValueNode valueSyntax) => valueSyntax.Value;

    protected override StringValueNode ParseValue(string runtimeValue) => new(runtimeValue);
}
