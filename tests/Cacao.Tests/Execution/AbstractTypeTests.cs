using Cacao.Errors;
using Cacao.Execution;
using Cacao.Types;

namespace Cacao.Tests.Execution;

public sealed class AbstractTypeTests
{
    private const string Sdl = """
        type Query { pets: [Pet] animals: [Animal] }
        union Pet = Dog | Cat
        interface Animal { name: String }
        type Dog implements Animal { name: String barks: Boolean }
        type Cat implements Animal { name: String meows: Boolean }
        type Stone { weight: Int }
        """;

    [Fact]
    public async Task The_C_sharp_type_of_a_value_tells_its_object_type()
    {
        var schema = Create();

        var json = await schema.Execute("{ pets { __typename ... on Dog { name barks } ... on Cat { meows } ... on Animal { name } } }");

        json.ShouldBe(
            """
            {"data":{"pets":[{"__typename":"Dog","name":"Rex","barks":true},{"__typename":"Cat","meows":true,"name":"Tom"},null,{"__typename":"Dog","name":"Max","barks":true}]}}
            """);
    }

    [Fact]
    public async Task A_derived_class_is_of_the_type_of_its_nearest_base_class()
    {
        var schema = Create().Value<object?[]>("Query.animals", [new Puppy("Bo")]);

        (await schema.Execute("{ animals { __typename name } }")).ShouldBe("""{"data":{"animals":[{"__typename":"Dog","name":"Bo"}]}}""");
    }

    [Fact]
    public async Task The_abstract_types_own_function_decides_first()
    {
        var schema = Create().Type<UnionTypeConfiguration>("Pet", pet => pet.ResolveType = _ => "Dog");

        (await schema.Execute("{ pets { __typename } }"))
            .ShouldBe("""{"data":{"pets":[{"__typename":"Dog"},{"__typename":"Dog"},null,{"__typename":"Dog"}]}}""");
    }

    [Fact]
    public async Task Possible_types_are_asked_when_nothing_else_knows()
    {
        var schema = new TestSchema(Sdl)
            .Value<object?[]>("Query.pets", ["dog", "cat"])
            .Type<ObjectTypeConfiguration>("Dog", dog => dog.IsTypeOf = value => (string)value == "dog")
            .Type<ObjectTypeConfiguration>("Cat", cat => cat.IsTypeOf = value => (string)value == "cat");

        (await schema.Execute("{ pets { __typename } }")).ShouldBe("""{"data":{"pets":[{"__typename":"Dog"},{"__typename":"Cat"}]}}""");
    }

    [Theory]
    [InlineData("Stone")]
    [InlineData("Nobody")]
    public async Task A_value_of_no_possible_type_is_an_error(string named)
    {
        var schema = Create().Type<UnionTypeConfiguration>("Pet", pet => pet.ResolveType = value => value is Cat ? named : "Dog");

        var result = await schema.ExecuteForResult("{ pets { __typename } }");

        var error = result.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(ErrorCodes.Execution.CannotResolveAbstractType);
        error.Path!.ToString().ShouldBe("/pets[1]");
        result.ToJson().ShouldContain("""{"__typename":"Dog"},null,null,{"__typename":"Dog"}""");
    }

    [Fact]
    public async Task A_value_of_an_unknown_class_is_an_error()
    {
        var schema = Create().Value<object?[]>("Query.pets", [new object()]);

        var result = await schema.ExecuteForResult("{ pets { __typename } }");

        result.Errors!.Single().Message.ShouldContain("Object");
    }

    [Fact]
    public async Task An_object_type_that_does_not_take_a_value_is_an_error()
    {
        var schema = new TestSchema("type Query { dog: Dog } type Dog { name: String }")
            .Value("Query.dog", "cat")
            .Value("Dog.name", "x")
            .Type<ObjectTypeConfiguration>("Dog", dog => dog.IsTypeOf = value => (string)value == "dog");

        var result = await schema.ExecuteForResult("{ dog { name } }");

        result.Errors!.Single().Code.ShouldBe(ErrorCodes.Execution.CannotResolveAbstractType);
    }

    [Fact]
    public async Task Objects_of_one_type_are_run_together_wherever_they_stand_in_the_list()
    {
        var calls = new List<int>();
        var schema = Create().Resolve("Dog.name", new CountingProperty(calls).Resolver);

        await schema.Execute("{ pets { ... on Dog { name } } }");

        calls.Count.ShouldBe(2);
    }

    private static TestSchema Create() => new TestSchema(Sdl)
        .Bind<Dog>("Dog")
        .Bind<Cat>("Cat")
        .Value<object?[]>("Query.pets", [new Dog("Rex"), new Cat("Tom"), null, new Dog("Max")])
        .Property<Dog, string>("Dog.name", dog => dog.Name)
        .Property<Dog, bool>("Dog.barks", _ => true)
        .Property<Cat, string>("Cat.name", cat => cat.Name)
        .Property<Cat, bool>("Cat.meows", _ => true);

    private record Dog(string Name);

    private sealed record Puppy(string Name) : Dog(Name);

    private sealed record Cat(string Name);

    private sealed class CountingProperty(List<int> calls)
    {
        public FieldResolver Resolver => FieldResolver.FromProperty<Dog, string>(dog =>
        {
            calls.Add(1);
            return dog.Name;
        });
    }
}
