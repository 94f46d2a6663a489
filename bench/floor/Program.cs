using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using Microsoft.Data.Sqlite;
using Orgs.Floor;

// The floor parses no GraphQL: a body that names __typename is answered as ping, every other as me.
//   dotnet run -c Release --project bench/floor -- --database PATH [--urls URL]
//   dotnet run -c Release --project bench/floor -- --database PATH --tokens DIRECTORY    writes me.txt and hub.txt
const string ContentType = "application/graphql-response+json; charset=utf-8";

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);

var database = builder.Configuration["database"] ?? throw new InvalidOperationException("--database names the file to read.");
var tokens = new AccessToken(builder.Configuration["tokenKey"] ?? "bench-only-signing-key-0123456789abcdef");

if (builder.Configuration["tokens"] is { } directory)
{
    await WriteTokensAsync(directory);
    return;
}

var app = builder.Build();
var sessions = new ConcurrentBag<ReadSession>();
var ping = """{"data":{"__typename":"Query"}}"""u8.ToArray();
var nobody = """{"data":{"me":null}}"""u8.ToArray();

app.MapPost("/graphql", (RequestDelegate)(async context =>
{
    var isPing = await IsPingAsync(context.Request.BodyReader);
    context.Response.ContentType = ContentType;

    if (isPing)
    {
        await WriteAsync(context.Response, ping);
    }
    else if (!tokens.TryRead(context.Request.Headers.Authorization, out var userId))
    {
        await WriteAsync(context.Response, nobody);
    }
    else
    {
        if (!sessions.TryTake(out var session))
        {
            session = new ReadSession(database);
        }

        session.Me(userId);
        await WriteAsync(context.Response, session.Output.WrittenMemory);
        sessions.Add(session);
    }
}));

await app.RunAsync();

static async ValueTask<bool> IsPingAsync(PipeReader reader)
{
    while (true)
    {
        var result = await reader.ReadAsync();

        if (result.IsCompleted)
        {
            var isPing = (result.Buffer.IsSingleSegment ? result.Buffer.FirstSpan : result.Buffer.ToArray()).IndexOf("__typename"u8) >= 0;
            reader.AdvanceTo(result.Buffer.End);
            return isPing;
        }

        reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
    }
}

static async ValueTask WriteAsync(HttpResponse response, ReadOnlyMemory<byte> body)
{
    response.ContentLength = body.Length;
    await response.BodyWriter.WriteAsync(body);
}

async Task WriteTokensAsync(string target)
{
    Directory.CreateDirectory(target);
    await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
    await connection.OpenAsync();
    var expires = DateTimeOffset.UtcNow.AddDays(30);

    // The users of the workload: a thousand who are in two organizations of ten, and ten who are in twenty-two and a big one.
    await WriteAsync("me.txt", Enumerable.Range(0, 1_000).Select(n => 2_000 + (n * 8)));
    await WriteAsync("hub.txt", Enumerable.Range(0, 10));

    async Task WriteAsync(string name, IEnumerable<int> users)
    {
        var lines = new List<string>();

        foreach (var user in users)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT id FROM users WHERE normalized_email = $email";
            command.Parameters.AddWithValue("$email", $"USER{user}@BENCH.EXAMPLE");
            lines.Add(tokens.Create((string)(await command.ExecuteScalarAsync())!, expires));
        }

        await File.WriteAllLinesAsync(Path.Combine(target, name), lines);
    }
}
