namespace Cacao.Tests.Architecture;

/// <summary>The repository's C# sources, as a reader finds them.</summary>
internal static class Sources
{
    private static readonly string Root = FindRoot();

    /// <summary>Path from the folder, with forward slashes, and text of every file below it.</summary>
    public static IReadOnlyList<(string Path, string Text)> In(string folder)
    {
        var directory = System.IO.Path.Combine(Root, folder);
        var files = Directory
            .EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: System.IO.Path.GetRelativePath(directory, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal))
            .Select(file => (file.Path, File.ReadAllText(file.File)))
            .ToArray();

        files.ShouldNotBeEmpty();
        return files;
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(System.IO.Path.Combine(directory.FullName, "Orgs.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return directory.FullName;
    }
}
