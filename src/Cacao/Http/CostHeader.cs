using Cacao.Execution;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>The header that asks for the cost of an operation.</summary>
internal static class CostHeader
{
    private const string Name = "GraphQL-Cost";

    public static CostReporting Read(HttpRequest request) => request.Headers[Name] switch
    {
        ["report"] => CostReporting.Report,
        ["validate"] => CostReporting.Validate,
        _ => CostReporting.None,
    };
}
