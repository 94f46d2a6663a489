namespace Orgs.GraphQL.Authorization;

/// <summary>The two top-level errors of authorization, worded in one place.</summary>
public static class Denial
{
    public static GraphQLException NotAuthenticated()
        => new(ErrorBuilder.New().SetMessage("You have to be signed in for this.").SetCode("AUTH_NOT_AUTHENTICATED").Build());

    public static GraphQLException NotAuthorized()
        => new(ErrorBuilder.New().SetMessage("You are not allowed to see this.").SetCode("AUTH_NOT_AUTHORIZED").Build());

    /// <exception cref="GraphQLException">Nobody is signed in.</exception>
    public static Viewer RequireSignedIn(this IResolverContext context)
    {
        var viewer = context.Service<Viewer>();

        return viewer.IsAuthenticated ? viewer : throw NotAuthenticated();
    }
}
