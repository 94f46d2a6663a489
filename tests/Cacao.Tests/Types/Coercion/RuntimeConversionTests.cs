using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Coercion;

public sealed class RuntimeConversionTests
{
    private enum Kind { One, Two }

    [Theory]
    [InlineData("[Int]", "[1, 2]", typeof(int[]))]
    [InlineData("[Int]", "[1, null]", typeof(int?[]))]
    [InlineData("[Int]", "[1, 2]", typeof(List<int>))]
    [InlineData("[Int]", "[1, 2]", typeof(IReadOnlyList<int>))]
    [InlineData("[Int]", "[1, 2]", typeof(IEnumerable<int>))]
    [InlineData("[Int]", "[1, 2]", typeof(HashSet<int>))]
    [InlineData("[Int]", "[1, 2]", typeof(ISet<int>))]
    [InlineData("[Int]", "[1, 2]", typeof(IReadOnlySet<int>))]
    [InlineData("[Int]", "[1, 2]", typeof(ImmutableArray<int>))]
    [InlineData("[Int]", "[1, 2]", typeof(Queue<int>))]
    [InlineData("[String]", "[\"a\"]", typeof(List<string>))]
    [InlineData("[[Int]]", "[[1], 2]", typeof(List<int[]>))]
    [InlineData("[Int]", "[1]", typeof(Optional<List<int>>))]
    public void A_list_becomes_what_the_field_asks_for(string type, string literal, Type runtimeType)
    {
        var value = Convert(type, literal, runtimeType);

        value.ShouldBeAssignableTo(runtimeType == typeof(Optional<List<int>>) ? typeof(List<int>) : runtimeType);
    }

    [Fact]
    public void Items_stay_in_order()
    {
        Convert("[Int]", "[3, 1, 2]", typeof(IReadOnlyList<int>)).ShouldBe(new[] { 3, 1, 2 });
        Convert("[[Int]]", "[[1], [2, 3]]", typeof(int[][])).ShouldBe(new[] { new[] { 1 }, new[] { 2, 3 } });
    }

    [Theory]
    [InlineData("Int", "1", typeof(long), 1L)]
    [InlineData("Int", "1", typeof(short?), (short)1)]
    [InlineData("ID", "\"12\"", typeof(int), 12)]
    [InlineData("Float", "1.5", typeof(float), 1.5f)]
    [InlineData("Int", "1", typeof(Optional<int>), 1)]
    [InlineData("Int", "null", typeof(int?), null)]
    public void A_value_gets_the_width_the_field_asks_for(string type, string literal, Type runtimeType, object? expected)
        => Convert(type, literal, runtimeType).ShouldBe(expected);

    [Fact]
    public void Ids_become_unique_identifiers()
        => Convert("ID", "\"6f1f9a5e-3f2f-4d8b-9d0f-0a7c1f4c2b1e\"", typeof(Guid)).ShouldBe(Guid.Parse("6f1f9a5e-3f2f-4d8b-9d0f-0a7c1f4c2b1e"));

    [Fact]
    public void What_does_not_fit_is_told_as_an_error_of_the_value()
        => Should.Throw<ArgumentCoercionException>(() => Convert("ID", "\"twelve\"", typeof(int))).Message.ShouldBe("Int32 cannot represent value: \"twelve\"");

    [Fact]
    public void Enum_members_stand_for_csharp_values()
        => Convert("[Kind!]", "[TWO]", typeof(Kind[])).ShouldBe(new[] { Kind.Two });

    [Fact]
    public void Input_objects_are_made_by_their_type()
    {
        var value = Convert("Point", "{ x: 1 }", typeof(Point));

        value.ShouldBe(new Point(1, 5));
    }

    private sealed record Point(int X, int Y);

    private static object? Convert(string type, string literal, Type runtimeType)
    {
        var configuration = SchemaConfiguration.FromDocument(
            Utf8GraphQLParser.Parse($"type Query {{ f(a: {type}): Int }} enum Kind {{ ONE TWO }} input Point {{ x: Int! y: Int! = 5 }}"));
        var kind = configuration.Types.OfType<EnumTypeConfiguration>().Single();
        kind.RuntimeType = typeof(Kind);
        kind.Values[0].Value = Kind.One;
        kind.Values[1].Value = Kind.Two;
        configuration.Types.OfType<InputObjectTypeConfiguration>().Single().CreateInstance =
            values => new Point((int)values[0].Value!, (int)values[1].Value!);
        configuration.Types.OfType<ObjectTypeConfiguration>().Single().Fields[0].Arguments[0].RuntimeType = runtimeType;
        var definitions = GraphQLSchema.Create(configuration).QueryType!.Fields["f"].Arguments;
        var argument = new ArgumentNode(new NameNode("a"), Utf8GraphQLParser.ParseValue(literal));

        return PreparedArguments.Create(definitions, [argument]).Coerce(VariableValues.Empty)[0].Value;
    }
}
