using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cacao.Execution;

/// <summary>The JSON writer of responses, kept per thread.</summary>
internal readonly struct ResponseWriter : IDisposable
{
    // Responses are JSON documents of their own and never part of a page, so only what JSON itself needs is escaped. The tree that is
    // written was made by the executor; the writer need not check it again.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = int.MaxValue,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? _cached;

    private ResponseWriter(Utf8JsonWriter writer) => Writer = writer;

    public Utf8JsonWriter Writer { get; }

    public static ResponseWriter Rent(IBufferWriter<byte> output)
    {
        var writer = _cached;
        _cached = null;

        if (writer is null)
        {
            return new ResponseWriter(new Utf8JsonWriter(output, Options));
        }

        writer.Reset(output);

        return new ResponseWriter(writer);
    }

    public void Dispose()
    {
        try
        {
            Writer.Flush();
        }
        finally
        {
            Writer.Reset(Stream.Null);
            _cached = Writer;
        }
    }
}
