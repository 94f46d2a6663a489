namespace Orgs.GraphQL.Data;

/// <summary>A change was repeated as often as is sensible and met a passing failure of the database each time. Nothing was changed.</summary>
public sealed class TryAgainException(Exception last) : Exception("The database is busy or away. Nothing was changed.", last);
