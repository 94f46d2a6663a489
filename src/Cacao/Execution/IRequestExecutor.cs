using System.Security.Claims;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Runs requests against one schema.</summary>
public interface IRequestExecutor
{
    GraphQLSchema Schema { get; }

    /// <summary>Runs one query or mutation. Never throws for what a client sent; bad requests are answered with errors.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="services">The request's service scope.</param>
    /// <param name="user">Who asks; null counts as nobody.</param>
    /// <param name="cancellationToken">Fires when the client has gone.</param>
    ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal? user = null,
        CancellationToken cancellationToken = default);
}
