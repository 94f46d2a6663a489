namespace Orgs.GraphQL.Shared;

/// <summary>The server cannot start as it is configured. The message is all that the operator gets to read.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
