namespace Orgs.GraphQL.Data;

/// <summary>What a change read in order to know what to lock was not true any more under the locks: the whole change is repeated.</summary>
public sealed class StartOverException : Exception;
