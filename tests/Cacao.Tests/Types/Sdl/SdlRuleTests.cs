using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Sdl;

/// <summary>Each rule for SDL documents; errors are told with the places in front: <c>2:3 4:5 What is wrong.</c></summary>
public sealed class SdlRuleTests
{
    [Fact]
    public void A_document_that_breaks_no_rule_has_no_errors()
        => ErrorsOf(
            """
            schema @note(text: "s") { query: Query }
            directive @note(text: String!, more: [Int] = [1]) repeatable on SCHEMA | OBJECT | FIELD_DEFINITION | ENUM_VALUE
            type Query @note(text: "a") @note(text: "b") { a(b: In = {c: 1}): E @deprecated }
            extend type Query { d: ID }
            input In { c: Int }
            enum E { F @note(text: "f") }
            """).ShouldBeEmpty();

    [Fact]
    public void There_is_one_schema_definition()
        => ErrorsOf("type Query { a: Int } schema { query: Query } schema { mutation: Query }")
            .ShouldBe(["1:47 Must provide only one schema definition."]);

    [Fact]
    public void An_extension_cannot_define_the_schema_anew()
        => ErrorsOf("schema { mutation: Query }", extends: "type Query { a: Int }")
            .ShouldBe(["1:1 Cannot define a new schema within a schema extension."]);

    [Fact]
    public void An_operation_has_one_root_type()
        => ErrorsOf("type Query { a: Int } schema { query: Query } extend schema { query: Query mutation: Query mutation: Query }")
            .ShouldBe(["1:32 1:63 There can be only one query type in schema.", "1:76 1:92 There can be only one mutation type in schema."]);

    [Fact]
    public void Types_have_different_names()
        => ErrorsOf("scalar A enum A { B }").ShouldBe(["1:8 1:15 There can be only one type named \"A\"."]);

    [Fact]
    public void A_type_of_the_extended_schema_is_not_defined_again()
        => ErrorsOf("type A { b: Int }", extends: "scalar A")
            .ShouldBe(["1:6 Type \"A\" already exists in the schema. It cannot also be defined in this type definition."]);

    [Fact]
    public void A_scalar_that_the_extended_schema_uses_is_not_defined_again()
    {
        ErrorsOf("type Int { b: ID }", extends: "type A { b: Int }")
            .ShouldBe(["1:6 Type \"Int\" already exists in the schema. It cannot also be defined in this type definition."]);
        ErrorsOf("scalar Float", extends: "type A { b: Int }").ShouldBeEmpty();
    }

    [Fact]
    public void Enum_values_have_different_names_over_all_extensions()
        => ErrorsOf("enum A { B } extend enum A { B C }", extends: null).ShouldBe(["1:10 1:30 Enum value \"A.B\" can only be defined once."]);

    [Fact]
    public void Fields_have_different_names_over_all_extensions()
        => ErrorsOf("input A { b: Int b: Int } extend input A { b: Int }").ShouldBe(
        [
            "1:11 1:18 Field \"A.b\" can only be defined once.",
            "1:11 1:44 Field \"A.b\" can only be defined once.",
        ]);

    [Fact]
    public void A_field_of_the_extended_schema_is_not_defined_again()
        => ErrorsOf("extend type A { b: Int }", extends: "type A { b: Int }")
            .ShouldBe(["1:17 Field \"A.b\" already exists in the schema. It cannot also be defined in this type extension."]);

    [Fact]
    public void Arguments_have_different_names()
        => ErrorsOf("type A { b(c: Int, c: Int): Int } directive @d(e: Int, e: Int) on FIELD").ShouldBe(
        [
            "1:12 1:20 Argument \"A.b(c:)\" can only be defined once.",
            "1:48 1:56 Argument \"@d(e:)\" can only be defined once.",
        ]);

    [Fact]
    public void Directives_have_different_names()
        => ErrorsOf("directive @a on FIELD directive @a on FIELD").ShouldBe(["1:12 1:34 There can be only one directive named \"@a\"."]);

    [Fact]
    public void A_specified_directive_may_be_defined_by_a_schema_but_not_by_an_extension()
    {
        ErrorsOf("directive @skip(if: Boolean!) on FIELD").ShouldBeEmpty();
        ErrorsOf("directive @skip(if: Boolean!) on FIELD", extends: "type A { b: Int }")
            .ShouldBe(["1:12 Directive \"@skip\" already exists in the schema. It cannot be redefined."]);
    }

    [Fact]
    public void Types_that_are_referred_to_exist()
        => ErrorsOf("type A implements I { b(c: [In!]): Out } union U = A | V schema { query: Q }").ShouldBe(
        [
            "1:19 Unknown type \"I\".", "1:36 Unknown type \"Out\".", "1:29 Unknown type \"In\".", "1:56 Unknown type \"V\".", "1:74 Unknown type \"Q\".",
        ]);

    [Fact]
    public void Scalars_that_the_engine_brings_are_unknown_to_sdl_unless_declared()
        => ErrorsOf("type A { b: UUID c: Float }").ShouldBe(["1:13 Unknown type \"UUID\"."]);

    [Fact]
    public void Directives_that_are_used_exist_and_may_stand_there()
        => ErrorsOf("type A @b { c: Int @oneOf }")
            .ShouldBe(["1:8 Unknown directive \"@b\".", "1:20 Directive \"@oneOf\" may not be used on FIELD_DEFINITION."]);

    [Fact]
    public void A_directive_is_used_once_on_a_type_and_its_extensions()
        => ErrorsOf("directive @a on OBJECT type B @a { c: Int } extend type B @a")
            .ShouldBe(["1:31 1:59 The directive \"@a\" can only be used once at this location."]);

    [Fact]
    public void A_directive_may_stand_on_two_fields()
        => ErrorsOf("type A { b: Int @deprecated c: Int @deprecated }").ShouldBeEmpty();

    [Fact]
    public void What_is_extended_exists_and_is_of_that_kind()
        => ErrorsOf("scalar A extend type A { b: Int } extend enum C { D }").ShouldBe(
        [
            "1:1 1:10 Cannot extend non-object type \"A\".",
            "1:47 Cannot extend type \"C\" because it is not defined.",
        ]);

    [Fact]
    public void Arguments_of_directives_exist_and_are_given_once()
        => ErrorsOf("type A { b: Int @deprecated(because: \"c\", reason: \"d\", reason: \"e\") }").ShouldBe(
        [
            "1:29 Unknown argument \"because\" on directive \"@deprecated\".",
            "1:43 1:56 There can be only one argument named \"reason\".",
        ]);

    [Fact]
    public void Fields_of_object_values_are_given_once()
        => ErrorsOf("input A { b: Int c: A = {b: 1, b: 2} }").ShouldBe(["1:26 1:32 There can be only one input field named \"b\"."]);

    [Fact]
    public void Required_arguments_of_directives_are_given()
        => ErrorsOf("scalar A @specifiedBy").ShouldBe(["1:10 Argument \"@specifiedBy(url:)\" of type \"String!\" is required, but it was not provided."]);

    [Fact]
    public void Reading_a_document_that_breaks_a_rule_throws_all_errors()
    {
        var exception = Should.Throw<SchemaException>(() => SchemaConfiguration.FromDocument(Parse("type A { b: C d: E }")));

        exception.Errors.Count.ShouldBe(2);
        exception.Message.ShouldContain("\"C\"");
        exception.Message.ShouldContain("\"E\"");
    }

    private static DocumentNode Parse(string sdl) => Utf8GraphQLParser.Parse(sdl);

    private static string[] ErrorsOf(string sdl, string? extends = null)
    {
        var existing = extends is null ? null : SchemaConfiguration.FromDocument(Parse(extends));

        return [.. SdlValidator.Validate(Parse(sdl), existing).Select(Show)];
    }

    private static string Show(IError error)
        => $"{string.Join(' ', error.Locations!.Select(location => $"{location.Line}:{location.Column}"))} {error.Message}";
}
