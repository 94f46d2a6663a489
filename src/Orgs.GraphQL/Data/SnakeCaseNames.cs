using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Orgs.GraphQL.Data;

/// <summary>Columns, keys and indexes are named in the databases' own style, so that nobody has to quote capitals.</summary>
public static class SnakeCaseNames
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            foreach (var property in entity.GetDeclaredProperties())
            {
                if (property.GetColumnName() == property.Name)
                {
                    property.SetColumnName(Convert(property.Name));
                }
            }

            foreach (var key in entity.GetDeclaredKeys())
            {
                key.SetName($"pk_{table}");
            }

            foreach (var foreignKey in entity.GetDeclaredForeignKeys())
            {
                foreignKey.SetConstraintName($"fk_{table}_{Columns(foreignKey.Properties)}");
            }

            foreach (var index in entity.GetDeclaredIndexes())
            {
                // One that is named by itself keeps its name.
                index.SetDatabaseName(index.Name ?? $"ix_{table}_{Columns(index.Properties)}");
            }
        }
    }

    public static string Convert(string name)
    {
        var converted = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            if (char.IsAsciiLetterUpper(character) && converted.Length > 0)
            {
                converted.Append('_');
            }

            converted.Append(char.ToLowerInvariant(character));
        }

        return converted.ToString();
    }

    private static string Columns(IEnumerable<IMutableProperty> properties)
        => string.Join('_', properties.Select(property => property.GetColumnName()));
}
