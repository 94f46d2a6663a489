namespace Cacao.Types;

/// <summary>The rules of the type system, in the order they run.</summary>
internal static class TypeSystemRules
{
    public static IReadOnlyList<Action<TypeSystemContext>> All { get; } =
    [
        RootTypeRules.Check,
        DistinctRootTypeRules.Check,
        NameRules.Check,
        DirectiveRules.Check,
        FieldRules.Check,
        ArgumentRules.Check,
        InterfaceRules.Check,
        DeprecatedImplementationRules.Check,
        UnionRules.Check,
        EnumRules.Check,
        InputObjectRules.Check,
        NonNullCycleRules.Check,
        OneOfRules.Check,
        DefaultValueRules.Check,
        AppliedDirectiveRules.Check,
        SpecifiedDirectiveRules.Check,
    ];
}
