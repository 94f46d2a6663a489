using System.Buffers;
using System.Text;

namespace Cacao.Execution;

/// <summary>Short ways to run an operation in process.</summary>
public static class RequestExecutorExtensions
{
    /// <summary>Runs a document with one operation and no variables.</summary>
    public static ValueTask<ExecutionResult> ExecuteAsync(
        this IRequestExecutor executor,
        string document,
        IServiceProvider services,
        CancellationToken cancellationToken = default)
        => executor.ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document) },
            services,
            cancellationToken: cancellationToken);

    /// <summary>The response as text.</summary>
    public static string ToJson(this ExecutionResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        result.WriteTo(buffer);

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
