using System.Collections.Immutable;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Reads the directives of the built schema back as instances of their C# types.</summary>
public static class AppliedDirectives
{
    internal const string Key = "Cacao.Directives";

    /// <summary>The instances of <typeparamref name="T"/> that were applied to a field, in order.</summary>
    public static IEnumerable<T> DirectivesOf<T>(this OutputField field)
        where T : class
        => field.ContextData.TryGetValue(Key, out var value)
            ? ((ImmutableArray<Directive>)value!).Select(directive => directive.Value).OfType<T>()
            : [];
}
