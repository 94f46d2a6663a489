using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>A place in an SDL document where directives can stand.</summary>
internal readonly record struct SdlDirectiveSite(SyntaxNode Node, DirectiveLocation Location, ImmutableArray<DirectiveNode> Directives);
