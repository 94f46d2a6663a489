namespace Orgs.GraphQL.Budgets;

/// <summary>
/// What one user, and one network of people who are not signed in, may cost in a minute. An operation is paid for before it runs, with
/// the cost that can be told of it then.
/// </summary>
public sealed class CostBudgets(RateLimiter limiter, LimitOptions limits, IHttpContextAccessor contexts) : ExecutionDiagnosticEventListener
{
    private readonly RateLimit _perUser = limits.CostPerUserAndMinute;
    private readonly RateLimit _perNetwork = limits.CostPerNetworkAndMinute;

    public override void OperationCost(IRequestContext context, double fieldCost, double typeCost)
    {
        if (!limits.CostBudgets || contexts.HttpContext is not { } http)
        {
            return;
        }

        // By the user and not by the session: a new token brings no new budget. By the connection's address and not by what a header says.
        var (limit, key) = http.Features.Get<Viewer>()?.UserId is { } userId
            ? (_perUser, userId.ToString())
            : (_perNetwork, RequestOrigin.NetworkOf(http.Connection.RemoteIpAddress));
        var price = Price(fieldCost, typeCost);
        var lease = limiter.Spend(limit, key, price);

        if (!http.Response.HasStarted)
        {
            BudgetHeaders.Tell(http.Response, limit, lease, helpsWaiting: price <= limit.Permits);
        }

        if (!lease.IsAcquired)
        {
            throw Refusal(limit, price, lease);
        }
    }

    /// <summary>The higher of work and size; nothing is for free.</summary>
    private static int Price(double fieldCost, double typeCost)
        => (int)Math.Clamp(Math.Ceiling(Math.Max(fieldCost, typeCost)), 1, int.MaxValue);

    private static GraphQLException Refusal(RateLimit limit, int price, RateLease lease)
        => new(ErrorBuilder.New()
            .SetMessage(price > limit.Permits
                ? $"The operation costs {price}; {limit.Name} allows {limit.Permits} in a minute."
                : $"The operation costs {price}, and of the {limit.Permits} that {limit.Name} allows in a minute {lease.Remaining} are left. "
                    + $"Wait {lease.SecondsToReset} seconds, then try again.")
            .SetCode("RATE_LIMITED")
            .SetExtension("limit", limit.Name)
            .SetExtension("value", price)
            .SetExtension("allowed", limit.Permits)
            .SetExtension("remaining", lease.Remaining)
            .SetExtension("retryAfterSeconds", price > limit.Permits ? null : lease.SecondsToReset)
            .Build());
}
