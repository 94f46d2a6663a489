using System.Text;

namespace Cacao.Language;

/// <summary>
/// Text with indentation, and with what the printer's layout asks for: trying something on one line and taking it back when it turns
/// out too wide or has line ends of its own.
/// </summary>
internal sealed class SyntaxWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;
    private int _lineEnds;

    public void Write(char character) => _text.Append(character);

    public void Write(string text) => _text.Append(text);

    public void WriteLine()
    {
        _text.Append('\n').Append(' ', _indentation);
        _lineEnds++;
    }

    /// <summary>Text that may have line ends, which get the indentation of the place.</summary>
    public void WriteLines(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('\n') is var length and >= 0)
        {
            _text.Append(text[..length]);
            WriteLine();
            text = text[(length + 1)..];
        }

        _text.Append(text);
    }

    public void Indent() => _indentation += 2;

    public void Outdent() => _indentation -= 2;

    public Mark Here => new(_text.Length, _lineEnds, _indentation);

    /// <summary>The characters written since a mark, indentation not counted.</summary>
    public int LengthSince(Mark mark) => _text.Length - mark.Length - ((_lineEnds - mark.LineEnds) * mark.Indentation);

    public bool HasLineEndSince(Mark mark) => _lineEnds != mark.LineEnds;

    public void TakeBack(Mark mark)
    {
        _text.Length = mark.Length;
        _lineEnds = mark.LineEnds;
    }

    public override string ToString() => _text.ToString();

    public readonly record struct Mark(int Length, int LineEnds, int Indentation);
}
