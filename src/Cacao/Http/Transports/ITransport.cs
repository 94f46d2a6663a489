using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>One way to talk to the server: says what it supports, then does it.</summary>
internal interface ITransport
{
    bool Supports(HttpRequest request);

    Task HandleAsync(HttpContext context);
}
