using System.Buffers;
using System.IO.Pipelines;
using Cacao.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cacao.Http;

/// <summary>Writes server-sent events as GraphQL over SSE names them. Who does not read them in time is cut off.</summary>
internal sealed class EventStreamWriter(HttpContext context, GraphQLSocketOptions options)
{
    public ValueTask BeginAsync()
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["X-Accel-Buffering"] = "no";

        // A comment, so that clients and proxies see the stream before its first event.
        return SendAsync(":\n\n"u8);
    }

    public ValueTask NextAsync(ExecutionResult result)
    {
        using var buffer = new PooledBuffer();

        try
        {
            result.WriteTo(buffer);
        }
        catch (ResponseTooLargeException)
        {
            buffer.Clear();
            new RequestErrorResult([Refusals.ResponseTooLarge.ToError()]).WriteTo(buffer);
        }

        var body = context.Response.BodyWriter;
        body.Write("event: next\ndata: "u8);
        body.Write(buffer.Written.Span);

        return SendAsync("\n\n"u8);
    }

    // An event without data would not be told by EventSource.
    public ValueTask CompleteAsync() => SendAsync("event: complete\ndata:\n\n"u8);

    public ValueTask KeepAliveAsync() => SendAsync(":\n\n"u8);

    private ValueTask SendAsync(ReadOnlySpan<byte> text)
    {
        context.Response.BodyWriter.Write(text);
        return FlushAsync(context.Response.BodyWriter);
    }

    private async ValueTask FlushAsync(PipeWriter body)
    {
        var flush = body.FlushAsync(context.RequestAborted);

        if (flush.IsCompletedSuccessfully)
        {
            _ = flush.Result;
            return;
        }

        try
        {
            await flush.AsTask().WaitAsync(options.SendTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
        catch (OperationCanceledException)
        {
            // the client has gone; whoever writes notices by the request's token
        }
    }
}
