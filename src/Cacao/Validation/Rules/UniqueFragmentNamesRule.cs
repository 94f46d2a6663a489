using System.Runtime.InteropServices;
using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Every fragment has a name of its own (specification, section 5.5.1.1).</summary>
internal sealed class UniqueFragmentNamesRule : IDocumentRule
{
    private const string Section = "sec-Fragment-Name-Uniqueness";

    public void Visit(DocumentNode document, ValidationContext context)
    {
        foreach (var (first, other) in Repetitions.Pairs<FragmentFacts>(CollectionsMarshal.AsSpan(context.Facts.Fragments), fragment => fragment.Node.Name))
        {
            context.Report($"There can be only one fragment named \"{other.Value}\".", Section, first, other);
        }
    }
}
