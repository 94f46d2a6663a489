using Cacao.Language;

namespace Cacao.Execution;

/// <summary>Parses the document.</summary>
internal sealed class ParseDocument(ParserOptions options) : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        if (context.CachedDocument is not null)
        {
            return default;
        }

        // The tree keeps its text, and the request's buffer is not ours to keep.
        var text = context.Text.Length <= options.MaxAllowedBytes ? context.Text.ToArray() : context.Text;

        try
        {
            context.Document = Utf8GraphQLParser.Parse(text, options);
        }
        catch (SyntaxException exception)
        {
            context.Refuse(ExecutionErrors.SyntaxError(exception));
        }

        return default;
    }
}
