namespace Cacao.Types;

/// <summary>The rules for SDL documents, in the order they run.</summary>
internal static class SdlRules
{
    public static IReadOnlyList<Action<SdlContext>> All { get; } =
    [
        LoneSchemaDefinition.Check,
    ];
}
