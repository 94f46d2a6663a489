using System.Data.Common;
using System.Text;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Everything in every table of the database, as who has a copy of it would read it.</summary>
public static class StoredTexts
{
    public static async Task<IReadOnlyList<string>> AllAsync(OrgsApplication app)
    {
        await using var database = app.OpenDatabase();
        var connection = database.Database.GetDbConnection();
        await database.Database.OpenConnectionAsync();
        var texts = new List<string>();
        foreach (var table in database.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                texts.AddRange(Enumerable.Range(0, reader.FieldCount).Select(column => $"{table}.{reader.GetName(column)}: {Text(reader, column)}"));
            }
        }

        return texts;
    }

    private static string Text(DbDataReader reader, int column)
        => reader.GetValue(column) switch
        {
            byte[] bytes => Encoding.Latin1.GetString(bytes),
            var value => value.ToString() ?? "",
        };
}
