using System.Globalization;

namespace Orgs.GraphQL.Budgets;

/// <summary>Tells a client by headers what is left of its budget, and one that has nothing left when to come again.</summary>
public static class BudgetHeaders
{
    public static void Tell(HttpResponse response, RateLimit limit, RateLease lease, bool helpsWaiting)
    {
        response.Headers["RateLimit-Limit"] = Text(limit.Permits);
        response.Headers["RateLimit-Remaining"] = Text(lease.Remaining);
        response.Headers["RateLimit-Reset"] = Text(lease.SecondsToReset);

        if (!lease.IsAcquired)
        {
            response.Headers.RetryAfter = helpsWaiting ? Text(lease.SecondsToReset) : default;
            response.OnStarting(TooManyRequests, response);
        }
    }

    // The GraphQL engine chooses a status by how far the request came; it has no word for this one.
    private static Task TooManyRequests(object response)
    {
        ((HttpResponse)response).StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
