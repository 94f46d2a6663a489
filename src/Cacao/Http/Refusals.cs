using Cacao.Errors;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>Every answer of the HTTP layer itself, worded in one place.</summary>
internal static class Refusals
{
    public static Refusal MethodNotAllowed(string allow)
        => new(StatusCodes.Status405MethodNotAllowed, $"This address takes {allow}.", ErrorCodes.Server.MethodNotAllowed, allow);

    public static Refusal NotAcceptable { get; } = new(
        StatusCodes.Status406NotAcceptable,
        "Answers are application/graphql-response+json or application/json in UTF-8; the Accept header has neither.",
        ErrorCodes.Server.NotAcceptable);

    public static Refusal UnsupportedMediaType { get; } = new(
        StatusCodes.Status415UnsupportedMediaType,
        "The body must be application/json in UTF-8.",
        ErrorCodes.Server.UnsupportedMediaType);

    public static Refusal UnsupportedEncoding { get; } = new(
        StatusCodes.Status415UnsupportedMediaType,
        "The body must not be compressed.",
        ErrorCodes.Server.UnsupportedMediaType);

    public static Refusal BodyTooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge,
        $"The body is larger than the {limit} bytes that are allowed.",
        ErrorCodes.Server.LimitExceeded);

    public static Refusal NoDocument { get; } = Invalid("The request has no 'query'.");

    public static Refusal BatchTooLarge(int limit) => new(
        StatusCodes.Status400BadRequest,
        $"The list has more than the {limit} requests that are allowed.",
        ErrorCodes.Server.LimitExceeded);

    public static Refusal BatchingNotSupported { get; } = Invalid("The body is a list. Send one request as a JSON object; batching is off.");

    public static Refusal BodyNotReadable(int statusCode) => new(
        statusCode,
        "The body could not be read.",
        ErrorCodes.Server.RequestInvalid);

    public static Refusal CrossSite { get; } = new(
        StatusCodes.Status403Forbidden,
        "A cookie came with this request, and nothing shows that one of our own pages sent it. "
        + "Send the header GraphQL-Preflight: 1, and send it from an allowed origin.",
        ErrorCodes.Server.CrossSiteRequest);

    public static Refusal TooManyOperations(int limit) => new(
        StatusCodes.Status429TooManyRequests,
        $"{limit} operations run over this connection, and that is how many are allowed at the same time.",
        ErrorCodes.Server.LimitExceeded);

    public static Refusal TooManyStreams(int limit) => new(
        StatusCodes.Status429TooManyRequests,
        $"{limit} event streams are open, and that is how many are allowed at the same time.",
        ErrorCodes.Server.LimitExceeded);

    public static Refusal ResponseTooLarge { get; } = new(
        StatusCodes.Status500InternalServerError,
        "The response would be larger than is allowed. Ask for less at once.",
        ErrorCodes.Server.LimitExceeded);

    public static Refusal NotFound { get; } = new(StatusCodes.Status404NotFound, "There is nothing here.", ErrorCodes.Server.NotFound);

    public static Refusal Invalid(string message) => new(StatusCodes.Status400BadRequest, message, ErrorCodes.Server.RequestInvalid);
}
