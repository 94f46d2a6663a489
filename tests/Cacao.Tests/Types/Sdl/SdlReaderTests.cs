using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Sdl;

public sealed class SdlReaderTests
{
    [Fact]
    public void Root_types_go_by_their_names_when_no_schema_is_defined()
    {
        var configuration = Read("type Query { a: Int } type Subscription { a: Int }");

        configuration.QueryTypeName.ShouldBe("Query");
        configuration.MutationTypeName.ShouldBeNull();
        configuration.SubscriptionTypeName.ShouldBe("Subscription");
    }

    [Fact]
    public void A_schema_definition_decides_about_root_types()
    {
        var configuration = Read("\"What for\" schema { query: Root } type Root { a: Int } type Mutation { a: Int }");

        configuration.Description.ShouldBe("What for");
        configuration.QueryTypeName.ShouldBe("Root");
        configuration.MutationTypeName.ShouldBeNull();
    }

    [Fact]
    public void An_extension_may_stand_before_what_it_extends()
    {
        var configuration = Read("extend enum A { C } enum A { B } extend type Query { b: A } type Query { a: A }");

        configuration.Types.OfType<EnumTypeConfiguration>().Single().Values.Select(value => value.Name).ShouldBe(["B", "C"]);
        configuration.Types.OfType<ObjectTypeConfiguration>().Single().Fields.Select(field => field.Name).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_configuration_can_be_extended_by_further_documents()
    {
        var configuration = Read("type Query { a: Int }");

        configuration.Extend(Utf8GraphQLParser.Parse("extend type Query { b: New } type New { c: Int } type M { d: Int } extend schema { mutation: M }"));

        var schema = GraphQLSchema.Create(configuration);

        schema.QueryType!.Fields.Select(field => field.Name).ShouldBe(["a", "b"]);
        schema.MutationType!.Name.ShouldBe("M");
    }

    [Fact]
    public void Specified_directives_become_properties()
    {
        var schema = GraphQLSchema.Create(Read(
            """
            type Query { a(b: Choice): Odd @deprecated c: Int @deprecated(reason: "Use a.") }
            scalar Odd @specifiedBy(url: "https://example.com/odd")
            input Choice @oneOf { d: Int }
            """));

        schema.QueryType!.Fields["a"].DeprecationReason.ShouldBe("No longer supported");
        schema.QueryType.Fields["c"].DeprecationReason.ShouldBe("Use a.");
        schema.QueryType.Fields["c"].Directives.ShouldBeEmpty();
        schema.TryGetType("Odd", out var odd).ShouldBeTrue();
        ((ScalarType)odd!).SpecifiedBy!.OriginalString.ShouldBe("https://example.com/odd");
        schema.TryGetType("Choice", out var choice).ShouldBeTrue();
        ((InputObjectType)choice!).IsOneOf.ShouldBeTrue();
    }

    [Fact]
    public void Other_directives_stay_where_they_were_applied()
    {
        var schema = GraphQLSchema.Create(Read(
            """
            directive @note(text: String) on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION
            type Query @note(text: "1") { a(b: Int @note(text: "3")): Int @note(text: "2") }
            """));
        var field = schema.QueryType!.Fields["a"];

        schema.QueryType.Directives.Single().ToString().ShouldBe("@note(text: \"1\")");
        field.Directives.Single().ToString().ShouldBe("@note(text: \"2\")");
        field.Arguments["b"].Directives.Single().ToString().ShouldBe("@note(text: \"3\")");
    }

    private static SchemaConfiguration Read(string sdl) => SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(sdl));
}
