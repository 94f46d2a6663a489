namespace Orgs.GraphQL.Shared;

/// <summary>The viewer's role is too low.</summary>
/// <param name="RequiredRole">The lowest role that may do this.</param>
/// <param name="ViewerRole">The role the viewer has.</param>
public sealed record ForbiddenError(OrgRole? RequiredRole, OrgRole? ViewerRole)
    : DomainError(ErrorCode.Forbidden, RequiredRole is { } required
        ? $"This needs the role {required.Spoken()}."
        : "You are not allowed to do this.");

/// <summary>There is nothing with that id, or nothing that the viewer may know about.</summary>
public sealed record NotFoundError()
    : DomainError(ErrorCode.NotFound, "There is nothing here under that name or id.");

/// <summary>Some of the input cannot be used as it is.</summary>
/// <param name="Fields">What is wrong, field by field.</param>
public sealed record ValidationError(IReadOnlyList<FieldError> Fields)
    : DomainError(ErrorCode.Validation, Fields.Count == 1 ? Fields[0].Message : "Some of the input cannot be used.")
{
    public static ValidationError Of(string field, string rule, string message) => new([new FieldError([field], rule, message)]);
}

/// <summary>What is wrong with one field of the input.</summary>
/// <param name="Path">The way to the field, from the input object on.</param>
/// <param name="Rule">The rule that was broken, for programs.</param>
/// <param name="Message">The rule that was broken, for people.</param>
public sealed record FieldError(IReadOnlyList<string> Path, string Rule, string Message);

/// <summary>Somebody else has changed this since the viewer read it.</summary>
/// <param name="CurrentVersion">The version to read and to send next time.</param>
public sealed record StaleVersionError(int CurrentVersion)
    : DomainError(ErrorCode.StaleVersion, "This was changed in the meantime. Read it again, then repeat the change.");

/// <summary>Too many tries in a short time.</summary>
/// <param name="RetryAfterSeconds">When the next try has a chance.</param>
public sealed record RateLimitedError(int RetryAfterSeconds)
    : DomainError(ErrorCode.RateLimited, $"Too many tries. Wait {RetryAfterSeconds} seconds, then try again.");

/// <summary>A limit of what one account may have is reached.</summary>
/// <param name="Limit">How many there may be.</param>
/// <param name="Used">How many there are.</param>
public sealed record LimitReachedError(int Limit, int Used)
    : DomainError(ErrorCode.LimitReached, $"The limit of {Limit} is reached.");

/// <summary>A personal account belongs to one person: nobody can be invited to it, join it or leave it.</summary>
public sealed record PersonalAccountError()
    : DomainError(ErrorCode.PersonalAccount, "A personal account has one member, its user, and stays that way.");

/// <summary>What was typed to confirm is not what there is.</summary>
public sealed record ConfirmationMismatchError()
    : DomainError(ErrorCode.ConfirmationMismatch, "What you typed to confirm does not match.");

/// <summary>The idempotency key has been used for another request.</summary>
public sealed record IdempotencyConflictError()
    : DomainError(
        ErrorCode.IdempotencyConflict,
        "This idempotencyKey was used before: for another request, or for something that is no longer there. Use a new one.");
