namespace Cacao.Types;

/// <summary>Words what is wrong with values of enums, in graphql-js's terms.</summary>
internal static class EnumTexts
{
    public static string NoSuchResult(string type, object value) => $"Enum \"{type}\" cannot represent value: {ScalarTexts.Show(value)}";

    public static string NotName(string type, object value) => $"Enum \"{type}\" cannot represent non-string value: {ScalarTexts.Show(value)}.";

    public static string NotEnumLiteral(string type, object literal) => $"Enum \"{type}\" cannot represent non-enum value: {ScalarTexts.Show(literal)}.";

    public static string NoSuchMember(string type, string name) => $"Value \"{name}\" does not exist in \"{type}\" enum.";
}
