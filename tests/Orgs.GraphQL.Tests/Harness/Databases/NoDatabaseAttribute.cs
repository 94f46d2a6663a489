namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>Tests that have nothing to do with a database, and run once.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoDatabaseAttribute : Attribute;
