namespace Cacao.Http;

/// <summary>The page that a browser gets under the GraphQL path: Banana Cake Pop, served by this process.</summary>
public sealed class GraphQLToolOptions
{
    /// <summary>Whether there is a page.</summary>
    public bool Enable { get; set; } = true;

    /// <summary>The operation the page opens with; it is shown and never run by itself.</summary>
    public string? Document { get; set; }

    /// <summary>Whether the page sends the browser's cookies for this server with its requests.</summary>
    public bool? IncludeCookies { get; set; }

    /// <summary>The folder of the page's files; by default the one that the build puts beside the program.</summary>
    public string FilesDirectory { get; set; } = System.IO.Path.Combine(AppContext.BaseDirectory, "banana-cake-pop");
}
