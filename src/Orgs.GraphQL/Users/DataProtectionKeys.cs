using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Orgs.GraphQL.Users;

/// <summary>Keeps the keys in the database, so that every server takes the tokens of every other.</summary>
public sealed class DataProtectionKeys(IDbContextFactory<OrgsDbContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var database = contexts.CreateDbContext();
        return [.. database.DataProtectionKeys.Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var database = contexts.CreateDbContext();
        database.Add(DataProtectionKey.Create(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        database.SaveChanges();
    }
}
