namespace Cacao.Types;

/// <summary>Unique identifiers, written as 8-4-4-4-12 hexadecimal digits; read with or without the hyphens.</summary>
public sealed class UuidType() : FormattedScalarType<Guid>("UUID", Writer, "https://tools.ietf.org/html/rfc4122")
{
    internal static readonly LeafWriter<Guid> Writer = new FormattedLeafWriter<Guid>(
        static (value, text) => value.TryFormat(text, out var written, "D") ? written : 0);

    private protected override bool TryParse(string text, out Guid value) => Guid.TryParse(text, out value);

    private protected override string Format(Guid value) => value.ToString("D");
}
