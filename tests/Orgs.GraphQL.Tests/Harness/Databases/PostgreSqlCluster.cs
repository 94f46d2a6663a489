using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>
/// A PostgreSQL server for this test run alone, reached through a socket in a folder of its own. It ends with the run, also when
/// that is killed, and leaves nothing behind.
/// </summary>
public sealed class PostgreSqlCluster : IDisposable
{
    /// <summary>
    /// The databases' language is English, as on many servers, where "a" comes before "B": what Orgs orders by code point has to say
    /// so. Nothing has to survive a power cut.
    /// </summary>
    private const string Script =
        """
        set -e
        bin=$1
        folder=$(mktemp -d -t orgs-postgres-XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        trap 'exit 1' INT TERM HUP

        initialize() { "$bin/initdb" -D "$folder/data" -U orgs -A trust -E UTF8 --no-sync --locale=C "$@" >> "$folder/log" 2>&1; }
        initialize --locale-provider=icu --icu-locale=en-US || initialize || { cat "$folder/log" >&2; exit 1; }

        start() {
          "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=500 -c fsync=off \
            -c full_page_writes=off -c deadlock_timeout=200ms -c jit=off >> "$folder/log" 2>&1 < /dev/null &
          server=$!
          until "$bin/pg_isready" -q -h "$folder"; do kill -0 $server 2> /dev/null || return 1; sleep 0.05; done
        }

        start || { cat "$folder/log" >&2; exit 1; }
        echo "$folder"

        # Until the tests are over, however they end.
        while read -r command; do
          case $command in
            start) until start; do sleep 0.05; done ;;
            *) kill -"$command" $server; wait $server || true ;;
          esac
          echo "$command"
        done
        kill -INT $server 2> /dev/null || true
        wait $server || true
        """;

    private const string Template = "orgs_template";

    // Only a superuser gets past the guards like this.
    private const string Empty =
        """
        SET lock_timeout = '5s';
        SET session_replication_role = replica;
        DO $$ BEGIN EXECUTE (
            SELECT 'TRUNCATE ' || string_agg(oid::regclass::text, ', ') || ' RESTART IDENTITY' FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE '\_\_EF%'); END $$;
        RESET session_replication_role;
        RESET lock_timeout;
        """;

    private static readonly Lazy<PostgreSqlCluster> _running = new(() => new PostgreSqlCluster());

    private readonly ConcurrentBag<string> _free = [];
    private readonly Lock _creating = new();
    private readonly Process _script;
    private readonly string _folder;
    private int _created;

    public PostgreSqlCluster()
    {
        (_script, _folder) = Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Execute($"CREATE DATABASE {Template}");
        var unpooled = new NpgsqlConnectionStringBuilder(ConnectionString(Template)) { Pooling = false }.ToString();
        Task.Run(() => MigrateAsync(unpooled)).GetAwaiter().GetResult();
    }

    /// <summary>The one of this test run, started by the first who asks.</summary>
    public static PostgreSqlCluster Running => _running.Value;

    /// <summary>How to connect to a database with empty tables. Copying one takes a while, so they are used again.</summary>
    public string Rent() => _free.TryTake(out var free) ? free : Create(Template);

    /// <summary>How to connect to a new database without tables.</summary>
    public string Create() => Create("template0");

    public void GiveBack(string connectionString)
    {
        Execute(Empty, connectionString);
        _free.Add(connectionString);
    }

    /// <summary>Ends the server: INT asks it to, QUIT does not let it finish, KILL does not ask.</summary>
    public void Stop(string signal) => Tell(signal);

    public void StartAgain() => Tell("start");

    public void Dispose()
    {
        if (!_script.HasExited)
        {
            _script.StandardInput.Close();
            _script.WaitForExit(TimeSpan.FromSeconds(10));
        }
    }

    public void Drop(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        Execute($"DROP DATABASE {connection.Database} WITH (FORCE)");
    }

    /// <summary>What a starting server does.</summary>
    public static async Task MigrateAsync(string connectionString)
    {
        var settings = new DatabaseOptions
        {
            Kind = DatabaseKind.PostgreSql,
            DataDirectory = "",
            ConnectionString = connectionString,
            Synchronous = "",
        };
        var provider = new PostgreSqlProvider(settings, NullLogger<PostgreSqlProvider>.Instance);
        var options = new DbContextOptionsBuilder<OrgsDbContext>();
        provider.Configure(options);
        await using var database = new OrgsDbContext(options.Options);
        await provider.MigrateAsync(database, CancellationToken.None);
    }

    private string Create(string template)
    {
        var name = $"orgs_{Interlocked.Increment(ref _created)}";
        lock (_creating)
        {
            Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        }

        return ConnectionString(name);
    }

    private static (Process Script, string Folder) Start()
    {
        string[] shell = ["sh", "-c", Script, "postgres-for-tests", PostgreSqlPrograms.Folder!];
        string[] command = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. shell] : shell;
        var script = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var folder = script.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PostgreSQL did not start; the reason is above.");

        return (script, folder);
    }

    private void Tell(string command)
    {
        _script.StandardInput.WriteLine(command);
        _script.StandardInput.Flush();
        _script.StandardOutput.ReadLine().ShouldBe(command);
    }

    private string ConnectionString(string database) => $"Host={_folder};Username=orgs;Database={database};Maximum Pool Size=50";

    private void Execute(string sql) => Execute(sql, ConnectionString("postgres"));

    private static void Execute(string sql, string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
#pragma warning disable CA2100 // The names are the harness's own.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
