namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>PostgreSQL's own programs, where they are installed.</summary>
public static class PostgreSqlPrograms
{
    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>: the newest of Debian's, or one in the path.</summary>
    public static string? Folder { get; } = OperatingSystem.IsWindows() ? null : Find();

    public static string? MissingBecause
        => Folder is null ? "There is no PostgreSQL here. On Debian: apt-get install postgresql." : null;

    private static string? Find()
    {
        var debian = new DirectoryInfo("/usr/lib/postgresql");
        var versions = debian.Exists ? debian.GetDirectories().OrderByDescending(version => int.TryParse(version.Name, out var number) ? number : 0) : null;
        var inPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);

        return (versions?.Select(version => System.IO.Path.Combine(version.FullName, "bin")) ?? [])
            .Concat(inPath)
            .FirstOrDefault(folder => File.Exists(System.IO.Path.Combine(folder, "initdb")) && File.Exists(System.IO.Path.Combine(folder, "postgres")));
    }
}
