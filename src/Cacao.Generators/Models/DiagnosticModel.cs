using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cacao.Generators.Models;

/// <summary>A diagnostic without the syntax tree it is about, which must not be kept.</summary>
internal sealed record DiagnosticModel(DiagnosticDescriptor Descriptor, string? FilePath, TextSpan Span, LinePositionSpan Lines, string Subject)
{
    public static DiagnosticModel Create(DiagnosticDescriptor descriptor, ISymbol symbol)
    {
        var location = symbol.Locations.Length == 0 ? null : symbol.Locations[0];
        var isInSource = location is { IsInSource: true };

        return new(
            descriptor,
            isInSource ? location!.SourceTree!.FilePath : null,
            isInSource ? location!.SourceSpan : default,
            isInSource ? location!.GetLineSpan().Span : default,
            symbol.Name);
    }

    public Diagnostic ToDiagnostic()
        => Diagnostic.Create(Descriptor, FilePath is null ? Location.None : Location.Create(FilePath, Span, Lines), Subject);
}
