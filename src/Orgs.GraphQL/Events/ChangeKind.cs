namespace Orgs.GraphQL.Events;

/// <summary>What became of something.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Created,

    /// <summary>Something about it is different.</summary>
    Updated,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is back.</summary>
    Restored,
}
