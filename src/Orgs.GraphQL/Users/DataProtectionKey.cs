namespace Orgs.GraphQL.Users;

/// <summary>A key that protects tokens and cookies, where several servers have to know it.</summary>
public sealed class DataProtectionKey
{
    private DataProtectionKey()
    {
    }

    public Guid Id { get; private init; } = Guid.NewGuid();

    public string Name { get; private init; } = "";

    public string Xml { get; private init; } = "";

    public static DataProtectionKey Create(string name, string xml) => new() { Name = name, Xml = xml };
}
