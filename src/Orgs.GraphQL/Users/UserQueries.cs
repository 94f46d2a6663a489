namespace Orgs.GraphQL.Users;

[QueryType]
public static partial class UserQueries
{
    /// <summary>Who is signed in; null when nobody is.</summary>
    public static User? GetMe(Viewer viewer) => viewer.User;
}
