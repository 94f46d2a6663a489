using System.Buffers.Text;
using Cacao.Errors;
using Cacao.Paging;

namespace Cacao.Tests.Paging;

public sealed class CursorTests
{
    public static TheoryData<string> Foreign =>
    [
        "",
        "a",
        "-1",
        "0",
        "=",
        "\u0000",
        "not a cursor",
        "AAAAAAAAAAAAAAAAAAAA",
        "////////",
        "eyJpZCI6MX0=",
        "\ud83d\ude00",
        new string('A', 4096),
        new string('A', 4097),
        new string('z', 1_000_000),
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task TI_05_What_is_no_cursor_is_refused(string cursor)
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id);

        foreach (var arguments in new[] { new PagingArguments(first: 1, after: cursor), new PagingArguments(last: 1, before: cursor) })
        {
            var error = await Should.ThrowAsync<GraphQLException>(async () => await query.ToPageAsync(arguments));
            error.Errors.ShouldHaveSingleItem().Code.ShouldBe("BAD_CURSOR");
        }

        club.Statements.ShouldBeEmpty();
    }

    [Fact]
    public async Task TI_05_A_cursor_with_any_bit_changed_is_refused()
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Score).ThenBy(player => player.Id);
        var page = await query.ToPageAsync(new PagingArguments(first: 5));
        var bytes = Base64Url.DecodeFromChars(page.CreateCursor(page.Items[4]));

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var edited = bytes.ToArray();
            edited[bit / 8] ^= (byte)(1 << (bit % 8));
            var cursor = Base64Url.EncodeToString(edited);

            var error = await Should.ThrowAsync<GraphQLException>(async () => await query.ToPageAsync(new PagingArguments(first: 1, after: cursor)));
            error.Errors[0].Code.ShouldBe("BAD_CURSOR");
        }
    }

    [Fact]
    public async Task TI_05_A_cursor_of_another_order_is_refused()
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id);
        var page = await query.ToPageAsync(new PagingArguments(first: 1));
        var cursor = page.CreateCursor(page.Items[0]);

        IQueryable<Player>[] others =
        [
            club.Players.OrderByDescending(player => player.Name).ThenBy(player => player.Id),
            club.Players.OrderBy(player => player.Nickname).ThenBy(player => player.Id),
            club.Players.OrderBy(player => player.Name),
            club.Players.OrderBy(player => player.Team.Name).ThenBy(player => player.Id),
        ];

        foreach (var other in others)
        {
            await Should.ThrowAsync<GraphQLException>(async () => await other.ToPageAsync(new PagingArguments(first: 1, after: cursor)));
        }

        await Should.ThrowAsync<GraphQLException>(async () =>
            await club.Teams.OrderBy(team => team.Name).ThenBy(team => team.Id).ToPageAsync(new PagingArguments(first: 1, after: cursor)));
    }

    [Fact]
    public async Task A_cursor_is_short_and_safe_in_an_address()
    {
        await using var club = new Club();
        var page = await club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id).ToPageAsync(new PagingArguments(first: 1));

        var cursor = page.CreateCursor(page.Items[0]);

        cursor.Length.ShouldBeLessThan(50);
        cursor.ShouldAllBe(character => char.IsAsciiLetterOrDigit(character) || character == '-' || character == '_');
    }

    public static IEnumerable<ITheoryDataRow> Values =>
    [
        .. Rows(int.MinValue, -1, 0, 1, int.MaxValue),
        .. Rows(long.MinValue, long.MaxValue),
        .. Rows((short)-5, (short)5),
        .. Rows((byte)255),
        .. Rows(ulong.MaxValue),
        .. Rows(uint.MaxValue),
        .. Rows(true, false),
        .. Rows('\uffff'),
        .. Rows(double.Epsilon, double.MinValue, -0.5),
        .. Rows(float.MaxValue, -1.5f),
        .. Rows(decimal.MinValue, 0.10m, decimal.MaxValue),
        .. Rows(Guid.Empty, Guid.NewGuid()),
        .. Rows(DateTime.MinValue, DateTime.UtcNow, DateTime.MaxValue),
        .. Rows(DateTimeOffset.MinValue, DateTimeOffset.UtcNow, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(-12))),
        .. Rows(DateOnly.MinValue, DateOnly.MaxValue),
        .. Rows(TimeOnly.MaxValue),
        .. Rows(TimeSpan.MinValue, TimeSpan.MaxValue),
        .. Rows(Rank.Champion),
        .. Rows("", "Zoë 😀", new string('x', 1000)),
        .. Rows<int?>(null, 7),
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task Every_type_of_sort_key_survives_its_cursor(Check check) => await check();

    [Fact]
    public async Task An_object_is_no_sort_key()
        => await Should.ThrowAsync<NotSupportedException>(async () => await new[] { new Player() }.AsQueryable()
            .OrderBy(player => player.Team).ToPageAsync(new PagingArguments(first: 1)));

    private static IEnumerable<ITheoryDataRow> Rows<T>(params T[] values)
        => values.Select(value => new TheoryDataRow<Check>(() => SurvivesAsync(value)) { TestDisplayName = $"{typeof(T).Name} {value}" });

    /// <summary>The item itself is neither after nor before its own cursor.</summary>
    private static async Task SurvivesAsync<T>(T value)
    {
        var query = new[] { new Holder<T>(value, 1) }.AsQueryable().OrderBy(holder => holder.Order).ThenBy(holder => holder.Value);
        var page = await query.ToPageAsync(new PagingArguments(first: 1));
        var cursor = page.CreateCursor(page.Items[0]);
        var bytes = Base64Url.DecodeFromChars(cursor)[CursorFormat.ChecksumLength..];

        Read(bytes).ShouldBe(value);

        static T Read(byte[] bytes)
        {
            var reader = new CursorReader(bytes);
            reader.TryReadNumber(out _).ShouldBeTrue();
            var key = System.Linq.Expressions.Expression.Parameter(typeof(T));
            CursorKeyType.For(typeof(T)).TryRead(ref reader, key, isDescending: false, isNullable: true, out var seek).ShouldBeTrue();
            reader.IsAtEnd.ShouldBeTrue();

            return seek.Equal is System.Linq.Expressions.BinaryExpression { Right: System.Linq.Expressions.ConstantExpression { Value: null } }
                ? default!
                : System.Linq.Expressions.Expression.Lambda<Func<T>>(((System.Linq.Expressions.BinaryExpression)seek.Equal).Right).Compile()();
        }
    }

    public delegate Task Check();

    private sealed record Holder<T>(T Value, int Order);
}
