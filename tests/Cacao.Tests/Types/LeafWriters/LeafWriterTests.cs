using System.Buffers;
using System.Text;
using System.Text.Json;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.LeafWriters;

public sealed class LeafWriterTests
{
    private enum Kind { One = 1, Two = 2, Far = 1_000_000, Below = -1 }

    [Theory]
    [InlineData("Int", 1, "1")]
    [InlineData("Int", (short)1, "1")]
    [InlineData("Int", 1L, "1")]
    [InlineData("Long", 9_000_000_000L, "9000000000")]
    [InlineData("Long", 1, "1")]
    [InlineData("Float", 1.5, "1.5")]
    [InlineData("Float", 1.5f, "1.5")]
    [InlineData("String", "a\"b", "\"a\\u0022b\"")]
    [InlineData("Boolean", true, "true")]
    [InlineData("ID", "a", "\"a\"")]
    [InlineData("ID", 12, "\"12\"")]
    [InlineData("ID", -9_223_372_036_854_775_808L, "\"-9223372036854775808\"")]
    public void Values_of_a_known_type_are_written_as_they_are(string name, object value, string json)
    {
        BuiltInScalars.TryCreate(name, out var scalar).ShouldBeTrue();

        var writer = scalar!.GetWriter(value.GetType());

        writer.ShouldBeAssignableTo(typeof(LeafWriter<>).MakeGenericType(value.GetType()));
        Write(writer, value).ShouldBe(json);
    }

    [Theory]
    [InlineData("Int", "12", "12")]
    [InlineData("Int", true, "1")]
    [InlineData("Int", 3.0, "3")]
    [InlineData("Float", "1.5", "1.5")]
    [InlineData("String", 12, "\"12\"")]
    [InlineData("String", false, "\"false\"")]
    [InlineData("Boolean", 2, "true")]
    [InlineData("ID", 3.0, "\"3\"")]
    public void Values_of_other_types_are_converted_where_that_loses_nothing(string name, object value, string json)
    {
        BuiltInScalars.TryCreate(name, out var scalar).ShouldBeTrue();

        Write(scalar!.GetWriter(typeof(object)), value).ShouldBe(json);
    }

    [Theory]
    [InlineData("Int", typeof(long), 2_147_483_648L, "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", typeof(uint), 4_000_000_000u, "Int cannot represent non 32-bit signed integer value: 4000000000")]
    [InlineData("Int", typeof(object), 1.5, "Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", typeof(object), "", "Int cannot represent non-integer value: \"\"")]
    [InlineData("Float", typeof(double), double.NaN, "Float cannot represent non numeric value: NaN")]
    [InlineData("Float", typeof(double), double.PositiveInfinity, "Float cannot represent non numeric value: Infinity")]
    [InlineData("Boolean", typeof(object), "true", "Boolean cannot represent a non boolean value: \"true\"")]
    [InlineData("ID", typeof(object), 1.5, "ID cannot represent value: 1.5")]
    public void What_does_not_fit_is_told_before_anything_is_written(string name, Type runtimeType, object value, string reason)
    {
        BuiltInScalars.TryCreate(name, out var scalar).ShouldBeTrue();

        scalar!.GetWriter(runtimeType).CheckObject(value).ShouldBe(reason);
    }

    [Theory]
    [InlineData(Kind.One, "\"ONE\"")]
    [InlineData(Kind.Far, "\"FAR\"")]
    [InlineData(Kind.Below, "\"BELOW\"")]
    public void Enum_members_are_written_by_name(object value, string json)
        => Write(CreateEnum().GetWriter(typeof(Kind)), value).ShouldBe(json);

    [Fact]
    public void A_csharp_value_without_a_member_is_refused()
    {
        var writer = CreateEnum().GetWriter(typeof(Kind));

        writer.CheckObject((Kind)0).ShouldBe("Enum \"Kind\" cannot represent value: 0");
        writer.CheckObject((Kind)77).ShouldNotBeNull();
        writer.CheckObject((Kind)(-7)).ShouldNotBeNull();
    }

    [Fact]
    public void Enums_of_a_schema_from_text_take_names()
    {
        var schema = GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Kind } enum Kind { ONE }")));
        schema.TryGetType("Kind", out var type);
        var writer = ((EnumType)type!).GetWriter(typeof(object));

        Write(writer, "ONE").ShouldBe("\"ONE\"");
        writer.CheckObject("TWO").ShouldBe("Enum \"Kind\" cannot represent value: \"TWO\"");
    }

    [Fact]
    public void Untyped_values_are_written_as_they_look()
    {
        var value = new Dictionary<string, object?> { ["a"] = new object?[] { 1, 1.5, "x", null, true }, ["b"] = new Dictionary<string, object?>() };

        Write(new AnyType().GetWriter(typeof(object)), value).ShouldBe("""{"a":[1,1.5,"x",null,true],"b":{}}""");
        new AnyType().GetWriter(typeof(object)).CheckObject(new { a = 1 }).ShouldNotBeNull();
        new AnyType().GetWriter(typeof(object)).CheckObject(new object[] { double.NaN }).ShouldNotBeNull();
    }

    [Fact]
    public void Typed_writers_allocate_nothing()
    {
        var output = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(output);
        var text = (LeafWriter<string>)new StringType().GetWriter(typeof(string));
        var number = (LeafWriter<int>)new IntType().GetWriter(typeof(int));
        var id = (LeafWriter<Guid>)new IdType().GetWriter(typeof(Guid));
        var numericId = (LeafWriter<long>)new IdType().GetWriter(typeof(long));
        var time = (LeafWriter<DateTimeOffset>)new DateTimeType().GetWriter(typeof(DateTimeOffset));
        var kind = (LeafWriter<Kind>)CreateEnum().GetWriter(typeof(Kind));
        WriteAll();

        var before = GC.GetAllocatedBytesForCurrentThread();
        WriteAll();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void WriteAll()
        {
            json.Reset();
            output.ResetWrittenCount();
            json.WriteStartArray();
            text.Write(json, "text");
            number.Check(7);
            number.Write(json, 7);
            id.Write(json, Guid.Empty);
            numericId.Write(json, 12);
            time.Write(json, DateTimeOffset.UnixEpoch);
            kind.Check(Kind.Far);
            kind.Write(json, Kind.Far);
            json.WriteEndArray();
            json.Flush();
        }
    }

    private static EnumType CreateEnum()
    {
        var configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { a: Kind } enum Kind { ONE TWO FAR BELOW }"));
        var kind = configuration.Types.OfType<EnumTypeConfiguration>().Single();
        kind.RuntimeType = typeof(Kind);

        foreach (var (value, member) in kind.Values.Zip([Kind.One, Kind.Two, Kind.Far, Kind.Below]))
        {
            value.Value = member;
        }

        GraphQLSchema.Create(configuration).TryGetType("Kind", out var type);

        return (EnumType)type!;
    }

    private static string Write(LeafWriter leafWriter, object value)
    {
        leafWriter.CheckObject(value).ShouldBeNull();
        using var stream = new MemoryStream();

        using (var writer = new Utf8JsonWriter(stream))
        {
            leafWriter.WriteObject(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
