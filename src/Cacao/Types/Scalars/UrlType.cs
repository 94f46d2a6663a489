using System.Text.Json;

namespace Cacao.Types;

/// <summary>Addresses (RFC 3986), relative ones included.</summary>
public sealed class UrlType() : FormattedScalarType<Uri>("URL", new UrlLeafWriter(), "https://tools.ietf.org/html/rfc3986")
{
    private protected override bool TryParse(string text, out Uri? value) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value);

    private protected override string Format(Uri value) => Text(value);

    private static string Text(Uri value) => value.IsAbsoluteUri ? value.AbsoluteUri : value.OriginalString;

    private sealed class UrlLeafWriter : LeafWriter<Uri>
    {
        public override void Write(Utf8JsonWriter writer, Uri value) => writer.WriteStringValue(Text(value));
    }
}
