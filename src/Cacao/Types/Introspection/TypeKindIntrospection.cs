namespace Cacao.Types;

/// <summary><c>__TypeKind</c> (specification, section 4.2.2).</summary>
internal static class TypeKindIntrospection
{
    public static EnumTypeConfiguration Create() => IntrospectionTypes.Enum<TypeKind>(
        "__TypeKind",
        "The kinds of types.",
        kind => kind switch
        {
            TypeKind.Scalar => "SCALAR",
            TypeKind.Object => "OBJECT",
            TypeKind.Interface => "INTERFACE",
            TypeKind.Union => "UNION",
            TypeKind.Enum => "ENUM",
            TypeKind.InputObject => "INPUT_OBJECT",
            TypeKind.List => "LIST",
            _ => "NON_NULL",
        });
}
