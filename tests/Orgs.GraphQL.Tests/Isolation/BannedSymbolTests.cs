using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>SQL of one's own and queries without their filters do not compile, but for the files that were read for it.</summary>
[NoDatabase]
[Trait("Abuse", "TI-14")]
public sealed partial class BannedSymbolTests
{
    private const string Product = "src/Orgs.GraphQL";

    private static readonly string[] _kindsOfFiles = [".cs", ".csproj", ".props", ".targets", ".editorconfig", ".globalconfig"];

    private static readonly string[] _reviewed =
        ["Data/Deleted.cs", "Data/PostgreSql/PostgreSqlStatements.cs", "Data/Sqlite/SqliteStatements.cs"];

    private static readonly string[] _planted =
    [
        "_ = rows.FromSql($\"SELECT 1\");",
        "_ = rows.FromSqlInterpolated($\"SELECT 1\");",
        "_ = rows.FromSqlRaw(\"SELECT 1\");",
        "_ = rows.CreateDbCommand();",
        "_ = database.SqlQuery<int>($\"SELECT 1\");",
        "_ = database.SqlQueryRaw<int>(\"SELECT 1\");",
        "_ = database.ExecuteSql($\"SELECT 1\");",
        "_ = database.ExecuteSqlAsync($\"SELECT 1\");",
        "_ = database.ExecuteSqlInterpolated($\"SELECT 1\");",
        "_ = database.ExecuteSqlInterpolatedAsync($\"SELECT 1\");",
        "_ = database.ExecuteSqlRaw(\"SELECT 1\", 1);",
        "_ = database.ExecuteSqlRaw(\"SELECT 1\", new List<object>());",
        "_ = database.ExecuteSqlRawAsync(\"SELECT 1\");",
        "_ = database.ExecuteSqlRawAsync(\"SELECT 1\", 1);",
        "_ = database.ExecuteSqlRawAsync(\"SELECT 1\", new List<object>());",
        "_ = database.GetDbConnection();",
        "command.CommandText = \"SELECT 1\";",
        "batched.CommandText = \"SELECT 1\";",
        "old.CommandText = \"SELECT 1\";",
        "_ = connection.CreateCommand();",
        "_ = source.CreateCommand(\"SELECT 1\");",
        "sqliteCommand.CommandText = \"SELECT 1\";",
        "_ = sqlite.CreateCommand();",
        "_ = new SqliteCommand(\"SELECT 1\");",
        "_ = new SqliteCommand(\"SELECT 1\", sqlite);",
        "_ = new SqliteCommand(\"SELECT 1\", sqlite, null);",
        "_ = new Npgsql.NpgsqlCommand(\"SELECT 1\");",
        "_ = new Npgsql.NpgsqlBatchCommand(\"SELECT 1\");",
        "_ = rows.IgnoreQueryFilters();",
        "_ = rows.IgnoreQueryFilters([\"Deleted\"]);",
        "_ = rows.IgnoreAutoIncludes();",
    ];

    private static readonly PlantedCode _code = new(
        $$"""
        using System.Collections.Generic;
        using System.Data;
        using System.Data.Common;
        using System.Linq;
        using Microsoft.Data.Sqlite;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;

        internal static class Planted
        {
            private static void Run(
                DbSet<object> rows, DatabaseFacade database, DbConnection connection, DbCommand command, DbBatchCommand batched, DbDataSource source,
                IDbCommand old, SqliteConnection sqlite, SqliteCommand sqliteCommand)
            {
                _ = rows.Where(row => row != null).ToList();
                {{string.Join("\n        ", _planted)}}
            }
        }
        """);

    public static TheoryData<string> Planted => [.. _planted];

    private static string[] BannedSymbols => File.ReadAllLines(Repository.PathOf($"{Product}/BannedSymbols.txt"));

    private static IEnumerable<string> Bans => BannedSymbols.Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task What_goes_past_the_rules_does_not_compile(string use)
        => (await _code.RefusedLinesAsync(BannedSymbols)).ShouldContain(use);

    [Fact]
    public async Task An_ordinary_query_compiles()
        => (await _code.RefusedLinesAsync(BannedSymbols)).Except(_planted).ShouldBeEmpty();

    /// <summary>A ban with a slip of the pen in it bans nothing, and nobody says so.</summary>
    [Fact]
    public async Task Every_ban_bans_something()
    {
        foreach (var ban in Bans)
        {
            (await _code.RefusedLinesAsync(ban)).ShouldNotBeEmpty($"Nothing that is planted is refused by: {ban}");
        }
    }

    [Fact]
    public void No_overload_is_left_out()
    {
        var banned = Bans.Select(ban => ban.Split(';')[0]);

        _code.MethodsOf(typeof(RelationalQueryableExtensions), "FromSql", "CreateDbCommand")
            .Concat(_code.MethodsOf(typeof(RelationalDatabaseFacadeExtensions), "SqlQuery", "ExecuteSql", "GetDbConnection"))
            .Concat(_code.MethodsOf(typeof(EntityFrameworkQueryableExtensions), "IgnoreQueryFilters", "IgnoreAutoIncludes"))
            .Except(banned).ShouldBeEmpty("EF Core has more ways than BannedSymbols.txt knows.");
    }

    [Fact]
    public void The_product_is_compiled_with_the_bans_as_errors()
    {
        var project = File.ReadAllText(Repository.PathOf($"{Product}/Orgs.GraphQL.csproj"));

        project.ShouldContain("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"");
        project.ShouldContain("<AdditionalFiles Include=\"BannedSymbols.txt\" />");
        File.ReadAllText(Repository.PathOf("Directory.Build.props")).ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
    }

    [Fact]
    public void The_ban_is_lifted_in_the_reviewed_files_alone()
    {
        var folder = Repository.PathOf(Product);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => _kindsOfFiles.Contains(System.IO.Path.GetExtension(file)) && !BuiltOrFetched().IsMatch(file[folder.Length..]))
            .ToDictionary(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);

        files.Where(file => file.Value.Contains("RS0030", StringComparison.Ordinal)).Select(file => file.Key).ShouldBe(_reviewed, ignoreOrder: true);
        files.Where(file => EverythingLifted().IsMatch(file.Value)).Select(file => file.Key).ShouldBeEmpty("Warnings are switched off by their names.");
        foreach (var settings in (string[])[".editorconfig", "Directory.Build.props", "Directory.Packages.props"])
        {
            File.ReadAllText(Repository.PathOf(settings)).ShouldNotContain("RS0030");
        }
    }

    [GeneratedRegex(@"[/\\](bin|obj|node_modules)[/\\]")]
    private static partial Regex BuiltOrFetched();

    [GeneratedRegex(@"#pragma warning disable\s*(//.*)?$|<auto-generated", RegexOptions.Multiline)]
    private static partial Regex EverythingLifted();
}
