namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Tests that measure the whole process. No other runs in it meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
