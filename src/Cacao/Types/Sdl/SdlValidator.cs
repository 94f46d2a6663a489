using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Holds SDL documents against the rules for them, before a schema is made of them.</summary>
internal static class SdlValidator
{
    /// <summary>Every error found; <paramref name="existing"/> is what the document extends.</summary>
    public static IReadOnlyList<IError> Validate(DocumentNode document, SchemaConfiguration? existing = null)
        => Validate(document, existing, SdlRules.All);

    public static IReadOnlyList<IError> Validate(DocumentNode document, SchemaConfiguration? existing, IEnumerable<Action<SdlContext>> rules)
    {
        var context = new SdlContext(document, existing);

        foreach (var rule in rules)
        {
            rule(context);
        }

        return context.Errors;
    }
}
