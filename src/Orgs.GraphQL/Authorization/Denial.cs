namespace Orgs.GraphQL.Authorization;

/// <summary>The top-level errors of authorization, worded in one place.</summary>
public static class Denial
{
    public static GraphQLException NotAuthenticated()
        => new(ErrorBuilder.New().SetMessage("You have to be signed in for this.").SetCode("AUTH_NOT_AUTHENTICATED").Build());

    public static GraphQLException NotAuthorized()
        => new(ErrorBuilder.New().SetMessage("You are not allowed to see this.").SetCode("AUTH_NOT_AUTHORIZED").Build());

    /// <summary>For questions; what a mutation answers then is a typed error in its payload.</summary>
    public static GraphQLException TooMany(RateLimitedError refusal)
        => new(ErrorBuilder.New()
            .SetMessage(refusal.Message)
            .SetCode("RATE_LIMITED")
            .SetExtension("retryAfterSeconds", refusal.RetryAfterSeconds)
            .Build());

    public static GraphQLException OncePerRequest(string field)
        => new(ErrorBuilder.New().SetMessage($"A request can ask for {field} once.").SetCode("LIMIT_EXCEEDED").Build());

    public static GraphQLException EmailNotConfirmed()
        => new(ErrorBuilder.New().SetMessage(new EmailNotConfirmedError().Message).SetCode("EMAIL_NOT_CONFIRMED").Build());

    /// <exception cref="GraphQLException">Nobody is signed in.</exception>
    public static Viewer RequireSignedIn(this IResolverContext context)
    {
        var viewer = context.Service<Viewer>();

        return viewer.IsAuthenticated ? viewer : throw NotAuthenticated();
    }
}
