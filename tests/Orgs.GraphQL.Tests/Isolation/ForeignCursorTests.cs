using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>A cursor says where to go on, never what may be seen: one of another list, or one that was made by hand, is refused or leads to own data.</summary>
[Trait("Abuse", "TI-05")]
public sealed class ForeignCursorTests : IAsyncLifetime
{
    /// <summary>Every list that has cursors.</summary>
    private static readonly Dictionary<string, string> _lists = new()
    {
        ["members"] = "organization(slug: $slug) { list: members({0}) { edges { cursor node { user { name email } } } } }",
        ["members by role"] = "organization(slug: $slug) { list: members(orderBy: {field: ROLE}, {0}) { edges { cursor node { user { name email } } } } }",
        ["members by time"] =
            "organization(slug: $slug) { list: members(orderBy: {field: JOINED_AT, direction: DESC}, {0}) { edges { cursor node { user { name } } } } }",
        ["members of then"] =
            "organization(slug: $slug) { list: members(asOf: \"2031-01-01T00:00:00Z\", {0}) { edges { cursor node { user { name email } } } } }",
        ["owners"] = "organization(slug: $slug) { list: owners({0}) { edges { cursor node { name } } } }",
        ["invitations"] = "organization(slug: $slug) { list: invitations({0}) { edges { cursor node { email } } } }",
        ["audit log"] = "organization(slug: $slug) { list: auditLog({0}) { edges { cursor node { actorLabel subjectLabel } } } }",
        ["organizations"] = "organization: me { list: organizations({0}) { edges { cursor node { name } } } }",
        ["organizations by time"] = "organization: me { list: organizations(orderBy: {field: CREATED_AT}, {0}) { edges { cursor node { name } } } }",
        ["owned organizations"] = "organization: me { list: ownedOrganizations({0}) { edges { cursor node { name } } } }",
    };

    private readonly OrgsApplication _app = new(OrgsApplication.ForBusyPeople);
    private Place _secret = null!;
    private Place _bravo = null!;

    public static TheoryData<string> Lists => [.. _lists.Keys];

    public async ValueTask InitializeAsync()
    {
        _secret = await EstablishAsync("Secret");
        _bravo = await EstablishAsync("Bravo");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_cursor_of_somebody_else_leads_to_own_data_or_nowhere(string list)
    {
        foreach (var (other, _) in _lists)
        {
            var cursor = await CursorAsync(_secret, other);

            var (codes, text) = await ReadAsync(_bravo, list, cursor);

            codes.Except(["BAD_CURSOR"]).ShouldBeEmpty(text);
            text.ShouldNotContain("Secret", Case.Insensitive);
        }

        (await ReadAsync(_bravo, list, await CursorAsync(_bravo, list))).Codes.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task What_is_no_cursor_or_was_edited_is_refused(string list)
    {
        var real = await CursorAsync(_bravo, list);
        string[] wrong =
        [
            "", " ", "x", "-1", "0", "null", "😀", "%00", "' OR 1=1 --", "T3JnYW5pemF0aW9uOio=",
            real[..^2], $"{real}{real}", real.ToUpperInvariant() + "A",
            new string('A', 4_096), new string('A', 5_000), new string('9', 60_000), _bravo.Team.Id, Convert.ToBase64String(Encoding.UTF8.GetBytes("-1")),
        ];

        foreach (var cursor in wrong)
        {
            var (codes, text) = await ReadAsync(_bravo, list, cursor);

            codes.ShouldBe(["BAD_CURSOR"], $"{cursor}: {text}");
        }
    }

    /// <summary>A checksum tells an accident from a cursor. It is no signature, so who wants to can make a cursor of any values.</summary>
    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_cursor_that_was_made_by_hand_from_any_values_shows_own_data_or_is_refused(string list)
    {
        var ordering = Forgery.OrderingOf(await CursorAsync(_bravo, list));
        var genuine = Forgery.ValuesOf(await CursorAsync(_secret, list));
        var lastKey = genuine[^Math.Min(genuine.Length, 16)..];
        var random = new Random(5);
        var values = new List<byte[]> { genuine };
        foreach (var text in (string[])["", "\0", "a\0b", new('z', 3_000), "\uFFFD", "😀", "%", "'"])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            values.Add([.. Forgery.Number(bytes.Length), .. bytes, .. lastKey]);
            values.Add([.. Forgery.Number(1), .. Forgery.Number(bytes.Length), .. bytes, .. lastKey]);
        }

        foreach (var number in (long[])[0, -1, 1, long.MaxValue, long.MinValue, DateTime.MaxValue.Ticks, DateTime.MaxValue.Ticks + 1])
        {
            values.Add(Forgery.Number(number));
            values.Add([.. Forgery.Number(number), .. lastKey]);
            values.Add([.. Forgery.Number(number), .. Forgery.Number(0), .. lastKey]);
            values.Add([.. Forgery.Number(number), .. Forgery.Number(840), .. lastKey]);
            values.Add([.. Forgery.Number(number), .. Forgery.Number(1), 0, .. lastKey]);
        }

        values.AddRange(Enumerable.Range(0, 200).Select(_ =>
        {
            var edited = genuine.ToArray();
            edited[random.Next(edited.Length)] = (byte)random.Next(256);
            return edited;
        }));

        foreach (var value in values)
        {
            var (codes, text) = await ReadAsync(_bravo, list, Forgery.Cursor(value, ordering));

            codes.Except(["BAD_CURSOR"]).ShouldBeEmpty($"{Convert.ToHexString(value)}: {text}");
            text.ShouldNotContain("Secret", Case.Insensitive);
        }
    }

    private async Task<Place> EstablishAsync(string name)
    {
        var person = await _app.RegisterAsync($"{name} Owner");
        var team = await _app.CreateOrganizationAsync(person, $"{name} Corp");
        await _app.CreateOrganizationAsync(person, $"{name} Lab");
        await _app.AddMemberAsync(team, person, $"{name} Member");
        await _app.InviteAsync(team, person, $"{name}.guest@orgs.test");
        await _app.InviteAsync(team, person, $"{name}.visitor@orgs.test");

        return new Place(person, team);
    }

    private async Task<string> CursorAsync(Place place, string list)
    {
        var answer = await AskAsync(place, list, "first: 1");
        answer.ErrorCodes.ShouldBeEmpty(answer.Text);

        return answer.GetText("data.organization.list.edges.0.cursor")!;
    }

    private async Task<(IReadOnlyList<string?> Codes, string Text)> ReadAsync(Place place, string list, string cursor)
    {
        var answer = await AskAsync(place, list, "first: 10, after: $cursor", cursor);
        answer.Status.ShouldBe(200, answer.Text);

        return (answer.ErrorCodes, answer.Text);
    }

    private Task<Answer> AskAsync(Place place, string list, string arguments, string? cursor = null)
    {
        var selection = _lists[list].Replace("{0}", arguments, StringComparison.Ordinal);
        string[] variables =
        [
            .. selection.Contains("$slug", StringComparison.Ordinal) ? (string[])["$slug: Slug!"] : [],
            .. selection.Contains("$cursor", StringComparison.Ordinal) ? (string[])["$cursor: String"] : [],
        ];
        var head = variables.Length == 0 ? "query" : $"query ({string.Join(", ", variables)})";

        return _app.As(place.Person).SendAsync($"{head} {{ {selection} }}", new { slug = place.Team.Slug, cursor });
    }

    private sealed record Place(Person Person, Team Team);

    /// <summary>What somebody with our sources and a single cursor can do.</summary>
    private static class Forgery
    {
        private const uint Prime = 16777619;
        private const uint InverseOfPrime = 899433627;
        private const int ChecksumLength = 4;

        public static byte[] ValuesOf(string cursor) => Base64Url.DecodeFromChars(cursor)[ChecksumLength..];

        /// <summary>The sum goes backwards as well as forwards.</summary>
        public static uint OrderingOf(string cursor)
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            var sum = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            foreach (var value in Enumerable.Reverse(bytes[ChecksumLength..]))
            {
                sum = unchecked(sum * InverseOfPrime) ^ value;
            }

            return sum;
        }

        public static string Cursor(byte[] values, uint ordering)
        {
            var sum = values.Aggregate(ordering, (current, value) => unchecked((current ^ value) * Prime));
            var bytes = new byte[ChecksumLength + values.Length];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, sum);
            values.CopyTo(bytes, ChecksumLength);

            return Base64Url.EncodeToString(bytes);
        }

        /// <summary>Small numbers first, whichever their sign, seven bits a byte.</summary>
        public static byte[] Number(long number)
        {
            var rest = (ulong)((number << 1) ^ (number >> 63));
            var bytes = new List<byte>();
            for (; rest >= 0x80; rest >>= 7)
            {
                bytes.Add((byte)(rest | 0x80));
            }

            return [.. bytes, (byte)rest];
        }
    }
}
