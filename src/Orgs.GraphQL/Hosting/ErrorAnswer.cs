namespace Orgs.GraphQL.Hosting;

/// <summary>An answer of the server itself, before or beside GraphQL, in the form that GraphQL's clients read.</summary>
public static class ErrorAnswer
{
    public static Task WriteAsync(HttpContext context, int status, string message, string code, params (string Name, object? Value)[] more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more)
        {
            extensions[name] = value;
        }

        SecurityHeaders.Set(context);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { errors = new[] { new { message, extensions } } }, context.RequestAborted);
    }
}
