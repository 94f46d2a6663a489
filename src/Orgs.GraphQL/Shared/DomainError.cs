namespace Orgs.GraphQL.Shared;

/// <summary>A refusal that the caller can act on. It comes as data in the payload, never as a top-level error.</summary>
public interface IDomainError
{
    /// <summary>The reason in a sentence, for people.</summary>
    string Message { get; }

    /// <summary>The reason, for programs.</summary>
    ErrorCode Code { get; }
}

/// <summary>What all expected failures have in common.</summary>
public abstract record DomainError(ErrorCode Code, string Message) : IDomainError;
