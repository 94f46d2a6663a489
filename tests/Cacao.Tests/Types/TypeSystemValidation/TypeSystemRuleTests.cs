using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.TypeSystemValidation;

/// <summary>Each rule of the type system; errors are told with the places in front.</summary>
public sealed class TypeSystemRuleTests
{
    private const string Query = " type Query { q: Int }";

    [Fact]
    public void A_schema_needs_a_query_type()
        => ErrorsOf("type A { b: Int }").ShouldBe(["Query root type must be provided."]);

    [Fact]
    public void A_root_type_is_an_object()
        => ErrorsOf("schema { query: A } scalar A").ShouldBe(["1:17 Query root type must be Object type, it cannot be A."]);

    [Fact]
    public void Root_types_are_different()
        => ErrorsOf("schema { query: A mutation: A } type A { b: Int }")
            .ShouldBe(["1:17 1:29 All root types must be different, \"A\" type is used as Query, Mutation root types."]);

    [Fact]
    public void Names_with_two_underscores_are_reserved()
        => ErrorsOf("type __A { b(__c: Int): Int }" + Query).ShouldBe(
        [
            "1:1 Name \"__A\" must not begin with \"__\", which is reserved by GraphQL introspection.",
            "1:14 Name \"__c\" must not begin with \"__\", which is reserved by GraphQL introspection.",
        ]);

    [Fact]
    public void Names_that_csharp_brings_are_names()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(Query));

        configuration.Types.Add(new EnumTypeConfiguration { Name = "Kind", Values = { new EnumValueConfiguration { Name = "ÄHNLICH" } } });

        Should.Throw<SchemaException>(() => GraphQLSchema.Create(configuration)).Errors.Single().Message.ShouldStartWith("\"ÄHNLICH\" is no name");
    }

    [Fact]
    public void Types_have_members()
        => ErrorsOf("type A interface B union C enum D input E" + Query).ShouldBe(
        [
            "1:1 Type A must define one or more fields.",
            "1:8 Type B must define one or more fields.",
            "1:20 Union type C must define one or more member types.",
            "1:28 Enum type D must define one or more values.",
            "1:35 Input Object type E must define one or more fields.",
        ]);

    [Fact]
    public void Fields_are_of_output_types_and_arguments_of_input_types()
        => ErrorsOf("type Query { a(b: [Query]): [In!] } input In { c: Query }").ShouldBe(
        [
            "1:29 The type of Query.a must be Output Type but got: [In!].",
            "1:19 The type of Query.a(b:) must be Input Type but got: [Query].",
            "1:51 The type of In.c must be Input Type but got: Query.",
        ]);

    [Fact]
    public void What_is_required_is_not_deprecated()
        => ErrorsOf("type Query { a(b: Int! @deprecated, c: Int! = 1 @deprecated): Int } input In { d: Int! @deprecated }").ShouldBe(
        [
            "1:24 1:19 Required argument Query.a(b:) cannot be deprecated.",
            "1:88 1:83 Required input field In.d cannot be deprecated.",
        ]);

    [Fact]
    public void A_type_has_the_fields_of_its_interfaces()
        => ErrorsOf("interface I { a: Int b: Int! } type A implements I { b: Int }" + Query).ShouldBe(
        [
            "1:15 1:32 Interface field I.a expected but A does not provide it.",
            "1:25 1:57 Interface field I.b expects type Int! but A.b is type Int.",
        ]);

    [Fact]
    public void A_field_may_promise_more_than_its_interface()
        => ErrorsOf("interface I { a: [I] } type A implements I { a: [A!]! }" + Query).ShouldBeEmpty();

    [Fact]
    public void A_field_has_the_arguments_of_its_interface_and_requires_no_others()
        => ErrorsOf("interface I { a(b: Int, c: Int): Int } type A implements I { a(c: Int!, d: Int!, e: Int): Int }" + Query).ShouldBe(
        [
            "1:17 1:62 Interface field argument I.a(b:) expected but A.a does not provide it.",
            "1:28 1:67 Interface field argument I.a(c:) expects type Int but A.a(c:) is type Int!.",
            "1:73 1:15 Object field A.a includes required argument d that is missing from the Interface field I.a.",
        ]);

    [Fact]
    public void A_field_is_deprecated_only_if_its_interface_says_so()
        => ErrorsOf("interface I { a: Int b: Int @deprecated } type A implements I { a: Int @deprecated b: Int @deprecated }" + Query)
            .ShouldBe(["1:65 1:15 Interface field I.a is not deprecated, so implementation field A.a must not be deprecated."]);

    [Fact]
    public void A_type_implements_what_its_interfaces_implement()
        => ErrorsOf("interface I { a: Int } interface J implements I { a: Int } type A implements J { a: Int }" + Query)
            .ShouldBe(["1:47 1:78 Type A must implement I because it is implemented by J."]);

    [Fact]
    public void Interfaces_do_not_implement_themselves()
        => ErrorsOf("interface I implements I { a: Int } interface J implements K { a: Int } interface K implements J { a: Int }" + Query).ShouldBe(
        [
            "1:24 Type I cannot implement itself because it would create a circular reference.",
            "1:96 1:60 Type J cannot implement K because it would create a circular reference.",
            "1:60 1:96 Type K cannot implement J because it would create a circular reference.",
        ]);

    [Fact]
    public void Only_interfaces_are_implemented_and_each_once()
        => ErrorsOf("interface I { a: Int } type A implements I & I & Query { a: Int }" + Query).ShouldBe(
        [
            "1:42 1:46 Type A can only implement I once.",
            "1:50 Type A must only implement Interface types, it cannot implement Query.",
        ]);

    [Fact]
    public void Only_objects_are_members_of_unions_and_each_once()
        => ErrorsOf("union U = Query | Query | S scalar S" + Query).ShouldBe(
        [
            "1:11 1:19 Union type U can only include type Query once.",
            "1:27 Union type U can only include Object types, it cannot include S.",
        ]);

    [Fact]
    public void An_input_object_does_not_need_itself()
        => ErrorsOf("input A { b: B! } input B { a: A! } input C { c: C, d: [C!]! }" + Query)
            .ShouldBe(["1:11 1:29 Cannot reference Input Object \"A\" within itself through a series of non-null fields: \"b.a\"."]);

    [Fact]
    public void Fields_of_a_oneof_input_are_nullable_without_default()
        => ErrorsOf("input A @oneOf { b: Int! c: Int = 1 }" + Query).ShouldBe(
        [
            "1:21 OneOf input field A.b must be nullable.",
            "1:26 OneOf input field A.c cannot have a default value.",
        ]);

    [Fact]
    public void Default_values_are_values_of_their_type()
        => ErrorsOf("type Query { a(b: In = {c: [1, \"2\"]}, d: E = F): Int } input In { c: [Int] } enum E { G }").ShouldBe(
        [
            "1:24 Query.a(b:) has invalid default value: Int cannot represent non-integer value: \"2\"",
            "1:46 Query.a(d:) has invalid default value: Value \"F\" does not exist in \"E\" enum.",
        ]);

    [Fact]
    public void Default_values_do_not_need_themselves()
        => ErrorsOf("input A { b: B = {} c: A = {b: {a: null}, c: null} } input B { a: A = {} }" + Query)
            .ShouldBe(["1:11 1:64 Default values of input objects must not need themselves: b, a."]);

    [Fact]
    public void Directives_that_csharp_applies_exist_may_stand_there_and_have_their_arguments()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("directive @role(is: Int!) on OBJECT" + Query));
        var field = configuration.Types.OfType<ObjectTypeConfiguration>().Single().Fields.Single();

        field.Directives.Add(new DirectiveNode(new NameNode("role"), []));
        field.Directives.Add(new DirectiveNode(new NameNode("unknown"), []));

        Should.Throw<SchemaException>(() => GraphQLSchema.Create(configuration)).Errors.Select(error => error.Message).ShouldBe(
        [
            "Directive \"@role\" may not be used on FIELD_DEFINITION, such as Query.q.",
            "Argument \"@role(is:)\" of type \"Int!\" is required, but it was not provided on Query.q.",
            "Unknown directive \"@unknown\" on Query.q.",
        ]);
    }

    [Fact]
    public void The_specified_directives_take_strings()
        => ErrorsOf("scalar A @specifiedBy(url: 1) enum B { C @deprecated(reason: D) E @deprecated(reason: null) }" + Query).ShouldBe(
        [
            "1:28 Argument \"url\" on A must be a string, it cannot be 1.",
            "1:62 Argument \"reason\" on C must be a string, it cannot be D.",
        ]);

    private static string[] ErrorsOf(string sdl)
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(sdl));

        try
        {
            GraphQLSchema.Create(configuration);

            return [];
        }
        catch (SchemaException exception)
        {
            return [.. exception.Errors.Select(Show)];
        }
    }

    private static string Show(IError error)
        => $"{string.Join(' ', error.Locations?.Select(location => $"{location.Line}:{location.Column}") ?? [])} {error.Message}".TrimStart();
}
