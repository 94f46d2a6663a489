using Cacao.Language;

namespace Cacao.Planning;

/// <summary>One of the fields that were merged into a selection, and when it counts.</summary>
public readonly record struct FieldOccurrence(FieldNode Node, IncludeCondition Condition);
