namespace Cacao.Types;

/// <summary>The rules of the type system, in the order they run.</summary>
internal static class TypeSystemRules
{
    public static IReadOnlyList<Action<TypeSystemContext>> All { get; } =
    [
        RootTypeRules.Check,
    ];
}
