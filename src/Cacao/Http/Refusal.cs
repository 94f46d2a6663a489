using Cacao.Errors;

namespace Cacao.Http;

/// <summary>Why a request is not even handed to the executor.</summary>
/// <param name="StatusCode">The HTTP status that says so.</param>
/// <param name="Message">For the client's developer.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Allow">The methods that would do; with status 405.</param>
internal sealed record Refusal(int StatusCode, string Message, string Code, string? Allow = null)
{
    /// <summary>The same, for a transport that has messages and no statuses.</summary>
    public IError ToError() => new Error(Message) { Code = Code };
}
