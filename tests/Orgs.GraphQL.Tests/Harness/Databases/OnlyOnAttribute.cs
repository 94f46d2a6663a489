namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>Tests of what one database does in its own way.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OnlyOnAttribute(DatabaseKind kind) : Attribute
{
    public DatabaseKind Kind => kind;
}
