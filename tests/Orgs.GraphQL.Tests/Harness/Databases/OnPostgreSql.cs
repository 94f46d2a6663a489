using Xunit.v3;

namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>Tests of a class that run on PostgreSQL.</summary>
public sealed class OnPostgreSql : XunitTestCollection
{
    [Obsolete("For xunit, which reads it back from a text.")]
    public OnPostgreSql()
    {
    }

    public OnPostgreSql(IXunitTestAssembly assembly, IXunitTestCollection twin)
        : base(assembly, twin.CollectionDefinition, twin.DisableParallelization, $"{twin.TestCollectionDisplayName} on PostgreSQL")
    {
    }
}
