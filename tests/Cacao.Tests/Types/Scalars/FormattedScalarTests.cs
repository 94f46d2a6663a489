using System.Text;
using System.Text.Json;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Scalars;

/// <summary>The scalars beyond those of the specification: text in, C# value, text out.</summary>
public sealed class FormattedScalarTests
{
    public static TheoryData<string, string, object, string> ThereAndBack => new()
    {
        { "UUID", "6f1f9a5e-3f2f-4d8b-9d0f-0a7c1f4c2b1e", Guid.Parse("6f1f9a5e-3f2f-4d8b-9d0f-0a7c1f4c2b1e"), "6f1f9a5e-3f2f-4d8b-9d0f-0a7c1f4c2b1e" },
        { "UUID", "6F1F9A5E3F2F4D8B9D0F0A7C1F4C2B1E", Guid.Parse("6f1f9a5e-3f2f-4d8b-9d0f-0a7c1f4c2b1e"), "6f1f9a5e-3f2f-4d8b-9d0f-0a7c1f4c2b1e" },
        { "DateTime", "2024-02-29T12:30:15Z", new DateTimeOffset(2024, 2, 29, 12, 30, 15, TimeSpan.Zero), "2024-02-29T12:30:15.000Z" },
        { "DateTime", "2024-02-29t12:30:15.1234567z", new DateTimeOffset(2024, 2, 29, 12, 30, 15, TimeSpan.Zero).AddTicks(1234567), "2024-02-29T12:30:15.123Z" },
        { "DateTime", "2024-02-29T12:30:15.5-03:30", new DateTimeOffset(2024, 2, 29, 12, 30, 15, 500, new TimeSpan(-3, -30, 0)), "2024-02-29T12:30:15.500-03:30" },
        { "Date", "2024-02-29", new DateOnly(2024, 2, 29), "2024-02-29" },
        { "LocalDate", "2024-02-29", new DateOnly(2024, 2, 29), "2024-02-29" },
        { "LocalTime", "23:59:01", new TimeOnly(23, 59, 1), "23:59:01" },
        { "LocalDateTime", "2024-02-29T23:59:01", new DateTime(2024, 2, 29, 23, 59, 1), "2024-02-29T23:59:01" },
        { "TimeSpan", "P1DT2H", new TimeSpan(1, 2, 0, 0), "P1DT2H" },
        { "URL", "https://example.com/a?b=c", new Uri("https://example.com/a?b=c"), "https://example.com/a?b=c" },
        { "URL", "/relative", new Uri("/relative", UriKind.Relative), "/relative" },
    };

    [Theory]
    [MemberData(nameof(ThereAndBack))]
    public void Text_becomes_a_value_and_text_again(string name, string text, object value, string written)
    {
        BuiltInScalars.TryCreate(name, out var scalar).ShouldBeTrue();

        scalar!.CoerceLiteral(new StringValueNode(text)).ShouldBe(value);
        scalar.CoerceInput(JsonSerializer.SerializeToElement(text)).ShouldBe(value);
        scalar.ToLiteral(value).ShouldBeOfType<StringValueNode>().Value.ShouldBe(written);
        Write(scalar.GetWriter(value.GetType()), value).ShouldBe($"\"{written.Replace("+", "\\u002B", StringComparison.Ordinal)}\"");
        Write(scalar.GetWriter(typeof(object)), text).ShouldBe($"\"{written}\"");
    }

    [Theory]
    [InlineData("UUID", "not one")]
    [InlineData("DateTime", "2024-02-29")]
    [InlineData("DateTime", "2024-02-29T12:30:15")]
    [InlineData("DateTime", "2024-02-29T24:00:00Z")]
    [InlineData("DateTime", "2023-02-29T12:00:00Z")]
    [InlineData("DateTime", "2024-02-29T12:30:15.12345678Z")]
    [InlineData("DateTime", "2024-02-29T12:30:15Z\n")]
    [InlineData("Date", "29.02.2024")]
    [InlineData("Date", "2023-02-29")]
    [InlineData("LocalTime", "24:00:00")]
    [InlineData("TimeSpan", "an hour")]
    [InlineData("TimeSpan", "P999999999999D")]
    [InlineData("ByteArray", "not*base64")]
    public void Other_text_is_refused(string name, string text)
    {
        BuiltInScalars.TryCreate(name, out var scalar).ShouldBeTrue();

        Should.Throw<ScalarFormatException>(() => scalar!.CoerceLiteral(new StringValueNode(text)));
        Should.Throw<ScalarFormatException>(() => scalar!.CoerceInput(JsonSerializer.SerializeToElement(text)));
        scalar!.GetWriter(typeof(object)).CheckObject(text).ShouldNotBeNull();
    }

    [Fact]
    public void A_plain_date_and_time_counts_as_utc()
    {
        var writer = new DateTimeType().GetWriter(typeof(DateTime));

        Write(writer, new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Unspecified)).ShouldBe("\"2024-02-29T01:02:03.000Z\"");
        Write(writer, new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc)).ShouldBe("\"2024-02-29T01:02:03.000Z\"");
    }

    [Fact]
    public void Bytes_travel_as_base64()
    {
        var scalar = new ByteArrayType();

        scalar.CoerceLiteral(new StringValueNode("AQID")).ShouldBe(new byte[] { 1, 2, 3 });
        Write(scalar.GetWriter(typeof(byte[])), new byte[] { 1, 2, 3 }).ShouldBe("\"AQID\"");
    }

    [Fact]
    public void Json_is_kept_beyond_the_document_it_came_from()
    {
        object value;

        using (var document = JsonDocument.Parse("""{ "a": [1, null, "x"] }"""))
        {
            value = new JsonType().CoerceInput(document.RootElement);
        }

        Write(new JsonType().GetWriter(typeof(JsonElement)), value).ShouldBe("""{"a":[1,null,"x"]}""");
    }

    [Fact]
    public void Json_with_half_a_surrogate_pair_is_refused()
        => Should.Throw<ScalarFormatException>(() => new JsonType().CoerceInput(JsonDocument.Parse("""{ "a": ["\ud800"] }""").RootElement));

    [Theory]
    [InlineData("Long", "9223372036854775807", 9223372036854775807L)]
    [InlineData("Short", "-32768", (short)-32768)]
    [InlineData("Byte", "255", (byte)255)]
    public void Whole_numbers_have_their_width(string name, string number, object value)
    {
        BuiltInScalars.TryCreate(name, out var scalar).ShouldBeTrue();

        scalar!.CoerceLiteral(new IntValueNode(number)).ShouldBe(value);
        scalar.CoerceInput(JsonDocument.Parse(number).RootElement).ShouldBe(value);
        Write(scalar.GetWriter(value.GetType()), value).ShouldBe(number);
    }

    [Theory]
    [InlineData("Long", "9223372036854775808")]
    [InlineData("Short", "32768")]
    [InlineData("Byte", "256")]
    [InlineData("Byte", "-1")]
    public void Whole_numbers_beyond_their_width_are_refused(string name, string number)
    {
        BuiltInScalars.TryCreate(name, out var scalar).ShouldBeTrue();

        Should.Throw<ScalarFormatException>(() => scalar!.CoerceLiteral(new IntValueNode(number)));
        Should.Throw<ScalarFormatException>(() => scalar!.CoerceInput(JsonDocument.Parse(number).RootElement));
    }

    [Fact]
    public void Decimals_are_exact()
    {
        var scalar = new DecimalType();

        scalar.CoerceInput(JsonDocument.Parse("0.1000000000000000000000000001").RootElement).ShouldBe(0.1000000000000000000000000001m);
        scalar.ToLiteral(1.50m).ToString().ShouldBe("1.50");
        Should.Throw<ScalarFormatException>(() => scalar.CoerceLiteral(new FloatValueNode("1e400")));
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
