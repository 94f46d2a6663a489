using Microsoft.AspNetCore.Connections;

namespace Orgs.GraphQL.Hosting;

/// <summary>Failures to start that the operator can mend, in one line each. Everything else keeps its stack trace.</summary>
public static class StartFailure
{
    public static string? Explain(Exception exception)
        => exception switch
        {
            StartRefusedException refusal => refusal.Message,
            IOException { InnerException: AddressInUseException } => $"{exception.Message} Stop what has it, or choose another with --urls.",
            _ => null,
        };
}
