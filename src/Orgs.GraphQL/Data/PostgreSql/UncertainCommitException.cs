namespace Orgs.GraphQL.Data;

/// <summary>The database was lost while it committed, and did not come back in time to be asked whether it had.</summary>
public sealed class UncertainCommitException()
    : Exception("The database was lost during a commit. The change may have been made or not.");
