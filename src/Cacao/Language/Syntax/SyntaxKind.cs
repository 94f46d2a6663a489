namespace Cacao.Language;

/// <summary>The kinds of nodes of the syntax tree, named after the productions of the GraphQL grammar (specification, appendix C).</summary>
public enum SyntaxKind
{
    Name, Document,
    OperationDefinition, VariableDefinition, Variable, SelectionSet, Field, Argument, FragmentSpread, InlineFragment, FragmentDefinition,
    IntValue, FloatValue, StringValue, BooleanValue, NullValue, EnumValue, ListValue, ObjectValue, ObjectField,
    Directive, NamedType, ListType, NonNullType,
    SchemaDefinition, OperationTypeDefinition, ScalarTypeDefinition, ObjectTypeDefinition, FieldDefinition, InputValueDefinition,
    InterfaceTypeDefinition, UnionTypeDefinition, EnumTypeDefinition, EnumValueDefinition, InputObjectTypeDefinition, DirectiveDefinition,
    SchemaExtension, ScalarTypeExtension, ObjectTypeExtension, InterfaceTypeExtension, UnionTypeExtension, EnumTypeExtension,
    InputObjectTypeExtension,
}
