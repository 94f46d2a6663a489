using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// A variable's type fits every place it is used in, where a default, its own or the place's, may stand in for null
/// (specification, section 5.8.5).
/// </summary>
internal sealed class VariablesInAllowedPositionRule : IOperationRule
{
    private const string Section = "sec-All-Variable-Usages-Are-Allowed";

    public void Visit(OperationFacts operation, ValidationContext context)
    {
        if (operation.Node.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var defined = VariableNames.Of(operation.Node);

        foreach (var definition in context.Facts.GetReachable(operation, context))
        {
            foreach (var (variable, position) in definition.Variables)
            {
                if (!context.Spend(1))
                {
                    return;
                }

                if (position.Type is { } locationType
                    && defined.Find(variable.Name.Value) is { } variableDefinition
                    && context.Schema.TryGetType(variableDefinition.Type.NamedType.Name.Value, out _))
                {
                    Check(variable, variableDefinition, locationType, position, context);
                }
            }
        }
    }

    private static void Check(
        VariableNode variable,
        VariableDefinitionNode definition,
        GraphQLType locationType,
        in InputPosition position,
        ValidationContext context)
    {
        if (!IsAllowed(definition, locationType, position))
        {
            context.Report(
                $"Variable \"${variable.Name.Value}\" of type \"{definition.Type}\" used in position expecting type \"{locationType}\".",
                Section,
                definition,
                variable);
        }

        if (position.Parent is { IsOneOf: true } oneOf && definition.Type is not NonNullTypeNode)
        {
            context.Report(
                $"Variable \"${variable.Name.Value}\" is of type \"{definition.Type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf.Name}\".",
                Section,
                definition,
                variable);
        }
    }

    private static bool IsAllowed(VariableDefinitionNode definition, GraphQLType locationType, in InputPosition position)
    {
        if (!locationType.IsNonNull || definition.Type is NonNullTypeNode)
        {
            return Fits(definition.Type, locationType);
        }

        var hasDefault = definition.DefaultValue is not (null or NullValueNode) || position.Field?.DefaultValue is not null;

        return hasDefault && Fits(definition.Type, locationType.NullableType);
    }

    private static bool Fits(TypeNode variableType, GraphQLType locationType) => (variableType, locationType) switch
    {
        (NonNullTypeNode nonNull, _) => Fits(nonNull.Type, locationType.NullableType),
        (_, NonNullType) => false,
        (ListTypeNode list, ListType locationList) => Fits(list.Type, locationList.ElementType),
        (NamedTypeNode named, TypeDefinition location) => named.Name.Value == location.Name,
        _ => false,
    };
}
