namespace Orgs.GraphQL.Hosting;

public enum PersistedOperationMode
{
    /// <summary>Requests bring their documents.</summary>
    Off,

    /// <summary>Requests bring their documents, or name trusted ones.</summary>
    Prefer,

    /// <summary>Requests name trusted documents, and no others are taken.</summary>
    Only,
}

/// <summary>Operations that clients send by name, from the configuration section <c>Orgs:PersistedOperations</c>.</summary>
public sealed record PersistedOperations(PersistedOperationMode Mode, string Directory, bool Automatic)
{
    private const string Section = "Orgs:PersistedOperations";

    public static PersistedOperations From(IConfiguration configuration, string contentRoot)
    {
        var mode = configuration[$"{Section}:Mode"] ?? nameof(PersistedOperationMode.Prefer);

        return new PersistedOperations(
            Enum.TryParse<PersistedOperationMode>(mode, ignoreCase: true, out var known) && Enum.IsDefined(known)
                ? known
                : throw new StartRefusedException($"{Section}:Mode is Off, Prefer or Only, not {mode}."),
            Path.Combine(contentRoot, configuration[$"{Section}:Directory"] ?? "persisted-operations"),
            configuration.GetValue($"{Section}:Automatic", true));
    }

    /// <summary>Trusted documents are files named by their SHA-256; automatic ones are those that clients have kept by it.</summary>
    public IRequestExecutorBuilder AddTo(IRequestExecutorBuilder builder)
    {
        if (Mode is PersistedOperationMode.Off)
        {
            return builder;
        }

        builder.Services.AddMemoryCache().AddSha256DocumentHashProvider(HashFormat.Hex);

        // The folder comes last: where there can be only one storage, it is the one that counts.
        if (Mode is PersistedOperationMode.Prefer && Automatic)
        {
            builder.UseAutomaticPersistedOperationPipeline().AddInMemoryOperationDocumentStorage();
        }
        else
        {
            builder.UsePersistedOperationPipeline();
        }

        return builder
            .AddFileSystemOperationDocumentStorage(Directory)
            .ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = Mode is PersistedOperationMode.Only);
    }
}
