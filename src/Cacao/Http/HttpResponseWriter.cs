using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cacao.Execution;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>Writes answers as JSON straight into the response's pipe, and decides their status.</summary>
internal static class HttpResponseWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(HttpContext context, ResponseMediaType mediaType, ExecutionResult result)
    {
        var response = context.Response;
        response.StatusCode = GetStatusCode(context.Request, mediaType, result.Kind);

        if (response.StatusCode is StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = HttpMethods.Post;
        }

        SetHeaders(response, mediaType);

        return Write(result, context) ? FlushAsync(context) : Task.CompletedTask;
    }

    /// <summary>Writes the answers to a list of requests, as a list.</summary>
    public static Task WriteAsync(HttpContext context, ReadOnlySpan<ExecutionResult> results)
    {
        var body = context.Response.BodyWriter;
        SetHeaders(context.Response, ResponseMediaType.Json);

        for (var i = 0; i < results.Length; i++)
        {
            body.Write(i == 0 ? "["u8 : ","u8);

            if (!Write(results[i], context))
            {
                return Task.CompletedTask;
            }
        }

        body.Write("]"u8);

        return FlushAsync(context);
    }

    public static Task WriteAsync(HttpContext context, ResponseMediaType mediaType, Refusal refusal)
    {
        var response = context.Response;
        response.StatusCode = refusal.StatusCode;

        if (refusal.Allow is not null)
        {
            response.Headers.Allow = refusal.Allow;
        }

        SetHeaders(response, mediaType);

        using (var writer = new Utf8JsonWriter(response.BodyWriter, Plain))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("errors"u8);
            writer.WriteStartObject();
            writer.WriteString("message"u8, refusal.Message);
            writer.WriteStartObject("extensions"u8);
            writer.WriteString("code"u8, refusal.Code);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return FlushAsync(context);
    }

    /// <summary>
    /// GraphQL over HTTP, "Responses": with application/json every well-formed response is a 200; with
    /// application/graphql-response+json a request error is a 400 and a time limit that passed a 504. A mutation or
    /// subscription by GET is a 405 with both.
    /// </summary>
    private static int GetStatusCode(HttpRequest request, ResponseMediaType mediaType, ExecutionResultKind kind) => kind switch
    {
        ExecutionResultKind.OperationNotAllowed when HttpMethods.IsGet(request.Method) => StatusCodes.Status405MethodNotAllowed,
        _ when mediaType is ResponseMediaType.Json => StatusCodes.Status200OK,
        ExecutionResultKind.RequestError or ExecutionResultKind.OperationNotAllowed => StatusCodes.Status400BadRequest,
        ExecutionResultKind.TimedOut => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status200OK,
    };

    private static void SetHeaders(HttpResponse response, ResponseMediaType mediaType)
    {
        response.ContentType = mediaType.GetContentType();
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>
    /// False when the response turned out too large while it was written. What is in the pipe cannot be taken back, so the connection ends:
    /// half of an answer must not look like a whole one.
    /// </summary>
    private static bool Write(ExecutionResult result, HttpContext context)
    {
        try
        {
            result.WriteTo(context.Response.BodyWriter);
            return true;
        }
        catch (ResponseTooLargeException)
        {
            context.Abort();
            return false;
        }
    }

    private static Task FlushAsync(HttpContext context)
    {
        var writer = context.Response.BodyWriter;

        // A pipe whose client has gone takes bytes and keeps none.
        if (writer is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 } && !context.Response.HasStarted)
        {
            // nothing has left yet, so what lies in the pipe is the whole body
            context.Response.ContentLength = writer.UnflushedBytes;
        }

        var flush = writer.FlushAsync(context.RequestAborted);

        return flush.IsCompletedSuccessfully ? Complete(flush.Result) : flush.AsTask();
    }

    private static Task Complete(FlushResult result)
    {
        // reading the result is what hands the pooled operation back
        _ = result;
        return Task.CompletedTask;
    }
}
