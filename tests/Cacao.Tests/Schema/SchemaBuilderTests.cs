using Cacao.Generated;
using Cacao.Schema;
using Cacao.Tests.Schema.Objects;
using Cacao.Types;

namespace Cacao.Tests.Schema.Building;

public sealed class SchemaBuilderTests
{
    [Fact]
    public async Task What_the_source_generator_made_gives_the_same_schema_as_reflection()
    {
        var reflected = TestSchema.Of(typeof(ShelfQueries), typeof(ShelfNode));
        var generated = TestSchema.Of().With(schema => schema
            .AddRegistration(CacaoRegistrations.Cacao_Tests_Schema_Objects_ShelfNode())
            .AddRegistration(CacaoRegistrations.Cacao_Tests_Schema_Objects_ShelfQueries()));

        generated.Print().ShouldBe(reflected.Print());
        (await generated.Execute("{ shelf { name owner { name } bookCount(minimumPages: 2) } }"))
            .ShouldBe("""{"data":{"shelf":{"name":"A","owner":{"name":"Ann"},"bookCount":5}}}""");
    }

    [Fact]
    public void The_order_in_which_types_are_added_does_not_matter()
    {
        Type[] types = [typeof(ShelfQueries), typeof(ShelfNode), typeof(BookQueries), typeof(Author), typeof(Genre)];

        var prints = Enumerable.Range(0, types.Length).Select(by => TestSchema.Of([.. types[by..], .. types[..by]]).Print()).Distinct();

        prints.Count().ShouldBe(1);
    }

    [Fact]
    public void A_schema_needs_a_query()
        => Should.Throw<SchemaException>(() => TestSchema.Of(typeof(Genre)).Build()).Message.ShouldContain("Query root type must be provided");

    [Fact]
    public void Two_types_cannot_have_one_name()
        => Should.Throw<SchemaException>(() => TestSchema.Of(typeof(TwinQueries)).Build())
            .Message.ShouldBe("The type name Twin is given to Cacao.Tests.Schema.Building.Twin and Cacao.Tests.Schema.Building.OtherTwin.");

    [Fact]
    public void A_member_to_bind_to_must_exist()
        => Should.Throw<SchemaException>(() => TestSchema.Of(typeof(TwinQueries), typeof(BrokenTwin)).Build())
            .Message.ShouldBe("Cacao.Tests.Schema.Building.Twin has no member Gone to bind to.");

    [Fact]
    public void A_default_must_be_of_its_type()
        => Should.Throw<SchemaException>(() => TestSchema.Of(typeof(WrongDefaultQueries)).Build()).Message.ShouldBe("x is no default for count.");

    [Fact]
    public void What_is_no_type_is_told_with_its_place()
        => Should.Throw<SchemaException>(() => TestSchema.Of(typeof(PointerQueries)).Build())
            .Message.ShouldBe("Query.handle: System.IntPtr cannot be a type of the schema.");

    [Fact]
    public void A_directive_must_be_a_directive_type()
        => Should.Throw<SchemaException>(() => TestSchema.Of(typeof(ShelfQueries), typeof(MisdirectedShelf)).Build())
            .Message.ShouldBe("Cacao.Tests.Schema.Objects.Author was applied as a directive but is no directive type.");

    [Fact]
    public async Task Types_can_be_bound_to_other_types_and_fields_sorted()
    {
        var schema = TestSchema.Of(typeof(SizeQueries)).With(builder => builder
            .BindRuntimeType(typeof(Guid), typeof(IdType))
            .ModifyOptions(options => options.SortFieldsByName = true));

        schema.Print("Query").ShouldBe(
            """
            type Query {
              big: Boolean!
              same(ids: [ID!]!): ID!
            }
            """);
        (await schema.Execute("""{ same(ids: ["11111111222233334444555555555555"]) }""")).ShouldBe("""{"data":{"same":"11111111-2222-3333-4444-555555555555"}}""");
    }
}

[QueryType]
public static partial class TwinQueries
{
    public static Twin? First() => null;

    public static OtherTwin? Second() => null;
}

public sealed record Twin(int A);

[GraphQLName("Twin")]
public sealed record OtherTwin(int A);

[ObjectType<Twin>]
public static partial class BrokenTwin
{
    [BindMember("Gone")]
    public static int GetB() => 0;
}

[QueryType]
public static partial class WrongDefaultQueries
{
    public static int Count([DefaultValue("x")] int count) => count;
}

[QueryType]
public static partial class PointerQueries
{
    public static nint Handle() => 0;
}

[ObjectType<Shelf>]
public static partial class MisdirectedShelf
{
    static partial void Configure(IObjectTypeDescriptor<Shelf> descriptor) => descriptor.Directive(new Author());
}

[QueryType]
public static partial class SizeQueries
{
    public static Guid Same(Guid[] ids) => ids[0];

    public static bool Big() => true;
}
