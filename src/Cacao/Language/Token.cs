namespace Cacao.Language;

/// <summary>A token by its place; its value is read from the text when somebody wants it.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);
