using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacao.Tests.Paging;

public enum Rank
{
    Novice,
    Expert,
    Champion,
}

public sealed class Team
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public List<Player> Players { get; } = [];
}

public sealed class Player
{
    public Guid Id { get; set; }

    public int TeamId { get; set; }

    public Team Team { get; set; } = null!;

    public string Name { get; set; } = "";

    public string? Nickname { get; set; }

    public int? Score { get; set; }

    public DateTime JoinedAt { get; set; }

    public Rank Rank { get; set; }

    public bool IsCaptain { get; set; }
}

public sealed record PlayerRow(Guid Id, int TeamId, string PlayerName, string TeamName);

/// <summary>Three teams with players that share names, scores and days, in a SQLite database of their own.</summary>
public sealed class Club : DbContext
{
    private readonly SqliteConnection _connection;
    private readonly bool _isOwner;

    /// <summary>Another context on the database of a club.</summary>
    public Club(Club club)
    {
        _connection = club._connection;
        Statements = club.Statements;
    }

    public Club(int playersOfFirstTeam = 20)
    {
        _connection = new SqliteConnection("Data Source=:memory:");
        _isOwner = true;
        _connection.Open();
        Database.EnsureCreated();
        var random = new Random(7);

        foreach (var (id, count) in new[] { (1, playersOfFirstTeam), (2, 5), (3, 0) })
        {
            var team = new Team { Id = id, Name = "Team " + (char)('Z' - id) };
            Add(team);

            for (var i = 0; i < count; i++)
            {
                team.Players.Add(new Player
                {
                    Id = new Guid(random.Next(), (short)i, (short)id, new byte[8]),
                    Name = "Player " + (char)('a' + random.Next(5)),
                    Nickname = random.Next(3) == 0 ? null : "Nick " + random.Next(4),
                    Score = random.Next(4) == 0 ? null : random.Next(-2, 3),
                    JoinedAt = new DateTime(2026, 1, 1 + random.Next(4), 0, 0, 0, DateTimeKind.Utc),
                    Rank = (Rank)random.Next(3),
                    IsCaptain = random.Next(2) == 0,
                });
            }
        }

        SaveChanges();
        ChangeTracker.Clear();
        Statements.Clear();
    }

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<Player> Players => Set<Player>();

    /// <summary>What was sent to the database.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>How often EF Core translated a query since the club was made.</summary>
    public int Translations { get; private set; }

    public override void Dispose()
    {
        base.Dispose();

        if (_isOwner)
        {
            _connection.Dispose();
        }
    }

    public IReadOnlyList<string> QueryPlan(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;

        foreach (var name in System.Text.RegularExpressions.Regex.Matches(statement, "@\\w+").Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, "1");
        }

        using var reader = command.ExecuteReader();
        var lines = new List<string>();

        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return lines;
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
        => optionsBuilder.UseSqlite(_connection).AddInterceptors(new Recorder(Statements)).EnableSensitiveDataLogging()
            .LogTo((id, _) => id == CoreEventId.QueryCompilationStarting, _ => Translations++);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Player>().Property(player => player.Rank).HasConversion<string>();
        modelBuilder.Entity<Player>().HasIndex(player => new { player.TeamId, player.Name, player.Id });
    }

    private sealed class Recorder(List<string> statements) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            statements.Add(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
