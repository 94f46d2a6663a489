using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cacao.Http;

/// <summary>Reads the body of a POST, never more of it than is allowed and never unpacking it.</summary>
internal sealed class HttpRequestReader(int maxBodySize, int maxBatchSize)
{
    /// <summary>Reads the request; what is wrong with it is its <see cref="IncomingRequest.Refusal"/>.</summary>
    public async ValueTask<IncomingRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var incoming = new IncomingRequest();

        if (!IsJson(request.Headers.ContentType))
        {
            return incoming.Refuse(Refusals.UnsupportedMediaType);
        }

        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && !StringValues.Equals(encoding, "identity"))
        {
            return incoming.Refuse(Refusals.UnsupportedEncoding);
        }

        if (request.ContentLength > maxBodySize)
        {
            return incoming.Refuse(Refusals.BodyTooLarge(maxBodySize));
        }

        try
        {
            return await ReadBodyAsync(request.BodyReader, incoming, cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            // the server's own checks: a bad chunk, a body cut off, one sent too slowly
            return incoming.Refuse(Refusals.BodyNotReadable(exception.StatusCode));
        }
        catch
        {
            incoming.Dispose();
            throw;
        }
    }

    /// <summary>Exactly one content type, application/json, with no charset or UTF-8.</summary>
    private static bool IsJson(StringValues contentType)
    {
        if (contentType is ["application/json"])
        {
            return true;
        }

        return contentType is [{ } single]
            && MediaTypeHeaderValue.TryParse(single, out var mediaType)
            && mediaType.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!mediaType.Charset.HasValue
                || HeaderUtilities.RemoveQuotes(mediaType.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    private async ValueTask<IncomingRequest> ReadBodyAsync(PipeReader body, IncomingRequest incoming, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            var content = result.Buffer;

            if (content.Length > maxBodySize)
            {
                body.AdvanceTo(content.End);
                return incoming.Refuse(Refusals.BodyTooLarge(maxBodySize));
            }

            if (result.IsCompleted)
            {
                var length = (int)content.Length;
                var buffer = incoming.Rent(length);
                content.CopyTo(buffer);
                body.AdvanceTo(content.End);

                return JsonRequestParser.ParseBody(buffer.AsMemory(0, length), incoming, maxBatchSize);
            }

            body.AdvanceTo(content.Start, content.End);
        }
    }
}
