using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>What a document's names mean in a schema.</summary>
internal static class SchemaLookup
{
    /// <summary>The type an inline fragment is on: that of its condition, else the one around it.</summary>
    public static TypeDefinition? FindFragmentType(this GraphQLSchema schema, InlineFragmentNode fragment, TypeDefinition? parentType)
    {
        if (fragment.TypeCondition is not { } condition)
        {
            return parentType;
        }

        _ = schema.TryGetType(condition.Name.Value, out var type);
        return type;
    }

    /// <summary>Whether some object can be of both composite types (specification, section 5.5.2.3).</summary>
    public static bool CanBeBoth(this GraphQLSchema schema, TypeDefinition left, TypeDefinition right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (!left.IsAbstractType)
        {
            return right.IsAbstractType && schema.IsSubType(right, left);
        }

        return right.IsAbstractType
            ? schema.GetPossibleTypes(left).Overlaps(schema.GetPossibleTypes(right))
            : schema.IsSubType(left, right);
    }
}
