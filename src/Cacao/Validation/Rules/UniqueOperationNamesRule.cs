using System.Runtime.InteropServices;
using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Every operation with a name has a name of its own (specification, section 5.2.2.1).</summary>
internal sealed class UniqueOperationNamesRule : IDocumentRule
{
    private const string Section = "sec-Operation-Name-Uniqueness";

    public void Visit(DocumentNode document, ValidationContext context)
    {
        foreach (var (first, other) in Repetitions.Pairs<OperationFacts>(CollectionsMarshal.AsSpan(context.Facts.Operations), operation => operation.Node.Name))
        {
            context.Report($"There can be only one operation named \"{other.Value}\".", Section, first, other);
        }
    }
}
