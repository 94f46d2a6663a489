using Cacao.Language;

namespace Cacao.Types;

/// <summary>Finds the nodes inside definitions that an error is about.</summary>
internal static class SyntaxOrigins
{
    public static IEnumerable<SyntaxOrigin> Within(this IEnumerable<SyntaxOrigin> origins, Func<SyntaxNode, IEnumerable<SyntaxNode>> select)
        => origins.SelectMany(origin => select(origin.Node), (origin, node) => origin with { Node = node });

    /// <summary>Where a type says that it implements an interface.</summary>
    public static IEnumerable<SyntaxOrigin> Implementing(this IEnumerable<SyntaxOrigin> origins, string interfaceName)
        => origins.Within(node => SdlWalk.Interfaces(node).Where(reference => reference.Name.Value == interfaceName));

    /// <summary>Where a union names one of its members.</summary>
    public static IEnumerable<SyntaxOrigin> Including(this IEnumerable<SyntaxOrigin> origins, string memberName)
        => origins.Within(node => SdlWalk.Members(node).Where(reference => reference.Name.Value == memberName));

    /// <summary>The type references of fields, arguments and input fields.</summary>
    public static IEnumerable<SyntaxOrigin> TypeReferences(this IEnumerable<SyntaxOrigin> origins) => origins.Within(node => node switch
    {
        FieldDefinitionNode field => [field.Type],
        InputValueDefinitionNode input => [input.Type],
        _ => (IEnumerable<SyntaxNode>)[],
    });

    /// <summary>The <c>@deprecated</c> on arguments and input fields.</summary>
    public static IEnumerable<SyntaxOrigin> Deprecations(this IEnumerable<SyntaxOrigin> origins) => origins.Within(
        node => node is InputValueDefinitionNode input
            ? input.Directives.Where(directive => directive.Name.Value == SpecifiedDirectives.Deprecated)
            : []);
}
