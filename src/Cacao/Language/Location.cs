namespace Cacao.Language;

/// <summary>A place in a document: both begin at 1, the column counts UTF-16 code units.</summary>
public readonly record struct Location(int Line, int Column);
