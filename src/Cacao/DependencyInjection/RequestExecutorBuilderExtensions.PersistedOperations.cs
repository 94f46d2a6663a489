using Cacao.Execution;
using Cacao.Schema;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Lets requests name a document (<c>documentId</c>) instead of bringing its text.</summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(this IRequestExecutorBuilder builder)
        => builder.ModifyRequestOptions(options => options.PersistedOperations.IsEnabled = true);

    /// <summary>
    /// Lets requests name a document, and clients have documents kept that they send with their hash (Apollo's automatic persisted queries).
    /// </summary>
    public static IRequestExecutorBuilder UseAutomaticPersistedOperationPipeline(this IRequestExecutorBuilder builder)
        => builder.ModifyRequestOptions(options =>
        {
            options.PersistedOperations.IsEnabled = true;
            options.PersistedOperations.IsAutomatic = true;
        });

    /// <summary>Trusts the documents of a folder: files named by the SHA-256 of their text, <c>….graphql</c>.</summary>
    public static IRequestExecutorBuilder AddFileSystemOperationDocumentStorage(this IRequestExecutorBuilder builder, string? cacheDirectory = null)
        => builder.ModifyRequestOptions(
            options => options.PersistedOperations.Folder = System.IO.Path.GetFullPath(cacheDirectory ?? "persisted-operations"));

    /// <summary>Keeps the documents of clients in memory, in a number and size that are bounded. Nothing else is there to keep them in.</summary>
    public static IRequestExecutorBuilder AddInMemoryOperationDocumentStorage(this IRequestExecutorBuilder builder) => builder;

    /// <summary>Names documents by their SHA-256, as hexadecimal digits; there is no other way.</summary>
    public static IServiceCollection AddSha256DocumentHashProvider(this IServiceCollection services, HashFormat format)
        => format is HashFormat.Hex ? services : throw new NotSupportedException("Documents are named by the hexadecimal digits of their SHA-256.");
}
