namespace Orgs.GraphQL.Tests.Harness;

/// <summary>The files of the repository that tests hold against the code.</summary>
public static class Repository
{
    private static readonly string _root = FindRoot(AppContext.BaseDirectory);

    public static string PathOf(string file) => System.IO.Path.Combine(_root, file);

    private static string FindRoot(string directory)
        => File.Exists(System.IO.Path.Combine(directory, "Orgs.sln"))
            ? directory
            : FindRoot(System.IO.Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
