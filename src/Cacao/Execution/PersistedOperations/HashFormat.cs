namespace Cacao.Execution;

/// <summary>How a document's hash is written as text.</summary>
public enum HashFormat
{
    Base64,
    Hex,
}
