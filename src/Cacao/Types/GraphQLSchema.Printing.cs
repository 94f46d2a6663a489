using Cacao.Language;

namespace Cacao.Types;

public sealed partial class GraphQLSchema
{
    /// <summary>The schema as an SDL document.</summary>
    public DocumentNode ToSyntax() => SchemaPrinter.ToSyntax(this);

    /// <summary>The schema as SDL text.</summary>
    public string Print() => SchemaPrinter.Print(this);

    /// <inheritdoc cref="Print"/>
    public override string ToString() => Print();
}
