namespace Cacao.Types;

/// <summary>The rules for SDL documents, in the order they run.</summary>
internal static class SdlRules
{
    public static IReadOnlyList<Action<SdlContext>> All { get; } =
    [
        LoneSchemaDefinition.Check,
        UniqueOperationTypes.Check,
        UniqueTypeNames.Check,
        UniqueEnumValueNames.Check,
        UniqueFieldDefinitionNames.Check,
        UniqueArgumentDefinitionNames.Check,
        UniqueDirectiveNames.Check,
        KnownTypes.Check,
        KnownDirectiveUses.Check,
        UniqueDirectiveUses.Check,
        PossibleTypeExtensions.Check,
        KnownDirectiveArguments.Check,
        UniqueDirectiveArguments.Check,
        UniqueValueFields.Check,
        ProvidedDirectiveArguments.Check,
    ];
}
