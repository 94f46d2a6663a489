using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Whether two fields ask for the same and answer in the same shape (specification, section 5.3.2).</summary>
internal static class FieldEquality
{
    /// <summary>Why the fields do not ask for the same; null when they do.</summary>
    public static string? WhyDifferent(FieldNode left, FieldNode right)
    {
        if (left.Name.Value != right.Name.Value)
        {
            return $"\"{left.Name.Value}\" and \"{right.Name.Value}\" are different fields";
        }

        return SameArguments(left.Arguments, right.Arguments) ? null : "they have differing arguments";
    }

    /// <summary>Why the types cannot stand under one name; null when they can. Objects of any types can, as far as their fields do.</summary>
    public static string? WhyShapesDiffer(GraphQLType left, GraphQLType right)
        => SameShape(left, right) ? null : $"they return conflicting types \"{left}\" and \"{right}\"";

    public static bool SameShape(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        _ when ReferenceEquals(left, right) => true,
        (NonNullType, NonNullType) => SameShape(left.NullableType, right.NullableType),
        (ListType leftList, ListType rightList) => SameShape(leftList.ElementType, rightList.ElementType),
        _ => left.IsCompositeType && right.IsCompositeType,
    };

    private static bool SameArguments(ImmutableArray<ArgumentNode> left, ImmutableArray<ArgumentNode> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        foreach (var argument in left)
        {
            if (Find(right, argument.Name.Value) is not { } other || !SameValue(argument.Value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static ValueNode? Find(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static bool SameValue(ValueNode left, ValueNode right) => (left, right) switch
    {
        (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
        (IntValueNode a, IntValueNode b) => a.Value == b.Value,
        (FloatValueNode a, FloatValueNode b) => a.Value == b.Value,
        (StringValueNode a, StringValueNode b) => a.Value == b.Value && a.Block == b.Block,
        (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
        (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
        (NullValueNode, NullValueNode) => true,
        (ListValueNode a, ListValueNode b) => SameItems(a.Items, b.Items),
        (ObjectValueNode a, ObjectValueNode b) => SameFields(a.Fields, b.Fields),
        _ => false,
    };

    private static bool SameItems(ImmutableArray<ValueNode> left, ImmutableArray<ValueNode> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!SameValue(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    // The order of an input object's fields means nothing.
    private static bool SameFields(ImmutableArray<ObjectFieldNode> left, ImmutableArray<ObjectFieldNode> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            // Mostly both are written in the same order.
            var other = right[i].Name.Value == left[i].Name.Value ? right[i] : right.FirstOrDefault(field => field.Name.Value == left[i].Name.Value);

            if (other is null || !SameValue(left[i].Value, other.Value))
            {
                return false;
            }
        }

        return true;
    }
}
