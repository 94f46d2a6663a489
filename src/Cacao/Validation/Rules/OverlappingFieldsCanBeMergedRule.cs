using Cacao.Language;

namespace Cacao.Validation;

/// <summary>
/// Fields with the same response name can be merged: where one object may have both they ask for the same, and in any case
/// they answer in the same shape (specification, section 5.3.2).
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule : IDocumentRule
{
    private const string Section = "sec-Field-Selection-Merging";

    // Comparing pairs is for a good message only: that there is a conflict is known before.
    private const int MaxComparisons = 20_000;

    public void Visit(DocumentNode document, ValidationContext context)
    {
        if (new MergeCheck(context).FindConflict() is not { } any)
        {
            return;
        }

        var search = new ConflictSearch(context, Math.Min(MaxComparisons, context.RemainingWork));
        var found = false;

        foreach (var definition in Enumerable.Concat<DefinitionFacts>(context.Facts.Operations, context.Facts.Fragments))
        {
            foreach (var conflict in search.Find(definition.SelectionSet, definition.ParentType))
            {
                found = true;
                Report(conflict, context);
            }
        }

        if (!found)
        {
            Report(any, context);
        }
    }

    private static void Report(FieldConflict conflict, ValidationContext context)
        => context.Report(
            $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
            Section,
            [.. conflict.Left, .. conflict.Right]);
}
