using System.Collections.Immutable;
using System.Globalization;
using Cacao.Language;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary>What the schema says about the cost of one field.</summary>
/// <param name="Field">The weight of asking for it, once for each object it is asked of.</param>
/// <param name="Leaf">What each of its values is, if it has leaf values.</param>
/// <param name="ListLevels">How many lists are around its items.</param>
/// <param name="DefaultListSize">How many items each list has that says nothing about its size.</param>
/// <param name="ListSize">What <c>@listSize</c> says; null without it.</param>
/// <param name="Arguments">The weights of arguments that have one.</param>
internal sealed record FieldWeights(
    double Field,
    OperationCost Leaf,
    int ListLevels,
    double DefaultListSize,
    ListSize? ListSize,
    ImmutableArray<(string Name, double Weight)> Arguments)
{
    /// <summary>Bytes of JSON around a value: quotes, colon and comma, or braces.</summary>
    public const int Frame = 5;

    // Texts are names and sentences rather than books; everything else is as long as an id at most.
    private const int TextSize = 128;
    private const int ShortSize = 40;

    public static FieldWeights Of(OutputField field, double defaultListSize) => new(
        WeightOf(field.Directives) ?? (field.Type.NamedType.IsCompositeType ? 1 : 0),
        LeafOf(field.Type.NamedType),
        LevelsOf(field.Type),
        defaultListSize,
        ListSize.Of(field),
        [.. field.Arguments.Select(argument => (argument.Name, Weight: WeightOf(argument))).Where(argument => argument.Weight > 0)]);

    /// <summary>What an object is by itself, without what is asked of it.</summary>
    public static OperationCost ObjectOf(ObjectType type) => new(0, WeightOf(type.Directives) ?? 1, Frame);

    private static OperationCost LeafOf(TypeDefinition type)
        => new(0, WeightOf(type.Directives) ?? 0, Frame + (type.Name == "String" ? TextSize : ShortSize));

    private static int LevelsOf(GraphQLType type) => type.NullableType is ListType list ? 1 + LevelsOf(list.ElementType) : 0;

    /// <summary>An argument's own weight with those of all fields of its input object, as if each were given; what is below that counts for nothing.</summary>
    private static double WeightOf(InputField argument)
        => (WeightOf(argument.Directives) ?? 0)
            + (argument.Type.NamedType is InputObjectType input ? input.Fields.Sum(field => WeightOf(field.Directives) ?? 0) : 0);

    private static double? WeightOf(ImmutableArray<DirectiveNode> directives)
        => directives.FirstOrDefault(directive => directive.Name.Value == CostDirectiveType.Name) is { } cost
            && cost.Arguments.FirstOrDefault(argument => argument.Name.Value == CostDirectiveType.Weight)?.Value is StringValueNode text
            && double.TryParse(text.Value, CultureInfo.InvariantCulture, out var weight)
                ? Math.Max(0, weight)
                : null;
}
