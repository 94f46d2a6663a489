using System.Text;
using Cacao.Execution;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.DependencyInjection;

/// <summary>
/// <c>schema print</c> and <c>schema export --output FILE</c>: the schema as text, from the application's services alone.
/// Nothing is started for it, so no port is opened.
/// </summary>
internal sealed class SchemaCommand(IServiceProvider services, Stream output, TextWriter errors)
{
    private const string Usage =
        """
        usage: schema print
               schema export [--output FILE]

        Without a file the schema goes to the standard output.
        """;

    public static bool IsAskedFor(string[] arguments) => arguments is ["schema", ..];

    /// <summary>Runs the command; zero when it did what was asked.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        if (!TryParse(arguments, out var file))
        {
            await errors.WriteLineAsync(Usage).ConfigureAwait(false);
            return 1;
        }

        try
        {
            await WriteAsync(GetSchema(), file).ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (exception is SchemaException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static bool TryParse(string[] arguments, out string? file)
    {
        file = null;

        switch (arguments)
        {
            case ["schema", "print"] or ["schema", "export"]:
                return true;
            case ["schema", "export", "--output" or "-o", { Length: > 0 } path]:
                file = path;
                return true;
            case ["schema", "export", { } option] when option.StartsWith("--output=", StringComparison.Ordinal):
                file = option["--output=".Length..];
                return file.Length > 0;
            default:
                return false;
        }
    }

    /// <summary>UTF-8 without a byte order mark, LF, a line end at the end: the same bytes on every machine.</summary>
    private byte[] GetSchema()
        => Encoding.UTF8.GetBytes(services.GetRequiredService<IRequestExecutor>().Schema.Print().ReplaceLineEndings("\n").TrimEnd('\n') + '\n');

    private async Task WriteAsync(byte[] schema, string? file)
    {
        if (file is null)
        {
            await output.WriteAsync(schema).ConfigureAwait(false);
            return;
        }

        var path = System.IO.Path.GetFullPath(file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, schema).ConfigureAwait(false);
    }
}
