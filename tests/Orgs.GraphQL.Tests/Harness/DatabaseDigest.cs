using System.Globalization;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Everything that is stored, as one text: equal before and after what must change nothing.</summary>
public static class DatabaseDigest
{
    public static async Task<string> DigestAsync(this OrgsApplication app)
    {
        await using var database = app.OpenDatabase();
        var rows = new List<string>();
        foreach (var table in database.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            await ReadAsync(database, table, rows);
        }

        rows.Sort(StringComparer.Ordinal);
        return string.Join('\n', rows);
    }

    private static async Task ReadAsync(OrgsDbContext database, string table, List<string> rows)
    {
        await database.Database.OpenConnectionAsync();
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add($"{table}: {string.Join('|', values.Select(Text))}");
        }
    }

    private static string Text(object value)
        => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
