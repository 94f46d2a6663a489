using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>What is wrong with files of trusted documents: something for who put them there.</summary>
internal static partial class PersistedOperationLog
{
    [LoggerMessage(LogLevel.Warning, "The persisted operation {File} is not served: its name is not the SHA-256 of its text")]
    public static partial void WrongName(ILogger logger, string file);

    [LoggerMessage(LogLevel.Warning, "The persisted operation {File} is not served: it is larger than {Limit} bytes")]
    public static partial void TooLarge(ILogger logger, string file, int limit);
}
