using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Orgs.Floor;

/// <summary>One open connection with its prepared statements and its output buffer; pooled, used by one request at a time.</summary>
internal sealed class ReadSession : IDisposable
{
    private const int MaxTypeNameLength = 16;

    private readonly SqliteConnection _connection;
    private readonly Utf8JsonWriter _json;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _user;
    private readonly SqliteCommand _organizations;
    private readonly SqliteCommand _members;
    private readonly SqliteCommand _owners;
    private readonly List<(string Id, string Name, string Slug)> _list = new(50);

    public ReadSession(string database)
    {
        var connection = _connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();

        using (var pragma = connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16384; PRAGMA mmap_size=268435456;";
            pragma.ExecuteNonQuery();
        }

        _begin = Prepare(connection, "BEGIN", hasId: false);
        _commit = Prepare(connection, "COMMIT", hasId: false);
        _user = Prepare(
            connection,
            "SELECT u.email, a.id, a.name FROM users u LEFT JOIN accounts a ON a.user_id = u.id WHERE u.id = $id");
        _organizations = Prepare(
            connection,
            """
            SELECT o.id, o.name, o.slug
            FROM memberships m JOIN accounts o ON o.id = m.organization_id
            WHERE m.user_id = $id AND m.state = 0 ORDER BY o.name, m.id LIMIT 50
            """);
        _members = Prepare(
            connection,
            """
            SELECT m.id, m.role, u.id, u.name, u.email
            FROM memberships m JOIN users u ON u.id = m.user_id
            WHERE m.organization_id = $id ORDER BY u.name, m.id LIMIT 50
            """);
        _owners = Prepare(
            connection,
            """
            SELECT u.id, u.name
            FROM memberships m JOIN users u ON u.id = m.user_id
            WHERE m.organization_id = $id AND m.role = 2 ORDER BY u.name, m.id LIMIT 50
            """);

        Output = new ArrayBufferWriter<byte>(16 * 1024);
        _json = new Utf8JsonWriter(
            Output,
            new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public ArrayBufferWriter<byte> Output { get; }

    public void Dispose()
    {
        _json.Dispose();
        _connection.Dispose();
    }

    public void Me(string userId)
    {
        Output.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteStartObject("data"u8);

        _begin.ExecuteNonQuery();

        try
        {
            WriteUser(userId);
        }
        finally
        {
            _commit.ExecuteNonQuery();
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteUser(string userId)
    {
        _user.Parameters[0].Value = userId;

        using (var reader = _user.ExecuteReader())
        {
            if (!reader.Read())
            {
                _json.WriteNull("me"u8);
                return;
            }

            _json.WriteStartObject("me"u8);
            WriteId("User:"u8, userId);
            _json.WriteString("email"u8, reader.GetString(0));
            _json.WriteStartObject("personalAccount"u8);
            WriteId("PersonalAccount:"u8, reader.GetString(1));
            _json.WriteString("name"u8, reader.GetString(2));
            _json.WriteEndObject();
        }

        _list.Clear();
        _organizations.Parameters[0].Value = userId;

        using (var reader = _organizations.ExecuteReader())
        {
            while (reader.Read())
            {
                _list.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
            }
        }

        _json.WriteStartObject("organizations"u8);
        _json.WriteStartArray("nodes"u8);

        foreach (var (id, name, slug) in _list)
        {
            WriteOrganization(id, name, slug);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteOrganization(string id, string name, string slug)
    {
        _json.WriteStartObject();
        WriteId("Organization:"u8, id);
        _json.WriteString("name"u8, name);
        _json.WriteString("slug"u8, slug);

        _json.WriteStartObject("members"u8);
        _json.WriteStartArray("nodes"u8);
        _members.Parameters[0].Value = id;

        using (var reader = _members.ExecuteReader())
        {
            while (reader.Read())
            {
                _json.WriteStartObject();
                WriteId("Membership:"u8, reader.GetString(0));
                _json.WriteString("role"u8, reader.GetInt32(1) switch { 2 => "OWNER"u8, 1 => "ADMIN"u8, _ => "MEMBER"u8 });
                _json.WriteStartObject("user"u8);
                WriteId("User:"u8, reader.GetString(2));
                _json.WriteString("name"u8, reader.GetString(3));
                _json.WriteString("email"u8, reader.GetString(4));
                _json.WriteEndObject();
                _json.WriteEndObject();
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();

        _json.WriteStartObject("owners"u8);
        _json.WriteStartArray("nodes"u8);
        _owners.Parameters[0].Value = id;

        using (var reader = _owners.ExecuteReader())
        {
            while (reader.Read())
            {
                _json.WriteStartObject();
                WriteId("User:"u8, reader.GetString(0));
                _json.WriteString("name"u8, reader.GetString(1));
                _json.WriteEndObject();
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>The global id: base64 of the type's name, a colon and the sixteen bytes of the key.</summary>
    private void WriteId(ReadOnlySpan<byte> type, string id)
    {
        Span<byte> raw = stackalloc byte[MaxTypeNameLength + 16];
        Span<byte> text = stackalloc byte[48];
        type.CopyTo(raw);
        Guid.Parse(id).TryWriteBytes(raw[type.Length..]);
        Base64.EncodeToUtf8(raw[..(type.Length + 16)], text, out _, out var length);
        _json.WriteString("id"u8, text[..length]);
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, bool hasId = true)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;

        if (hasId)
        {
            command.Parameters.Add("$id", SqliteType.Text);
            command.Parameters[0].Value = "";
        }

        command.Prepare();
        return command;
    }
}
