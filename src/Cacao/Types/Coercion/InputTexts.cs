namespace Cacao.Types;

/// <summary>Words what is wrong with input values, in graphql-js's terms.</summary>
internal static class InputTexts
{
    public const string TooDeep = "The value has too many lists and objects inside one another.";

    public static string NotNull(GraphQLType type) => $"Expected non-nullable type \"{type}\" not to be null.";

    public static string NotObject(InputObjectType type) => $"Expected type \"{type.Name}\" to be an object.";

    public static string MissingField(InputField field) => $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.";

    public static string UnknownField(InputObjectType type, string name) => $"Field \"{name}\" is not defined by type \"{type.Name}\".";

    public static string DuplicateField(string name) => $"Field \"{name}\" is given more than once.";

    public static string NotExactlyOne(InputObjectType type) => $"Exactly one key must be specified for OneOf type \"{type.Name}\".";

    public static string OneOfNull(string name) => $"Field \"{name}\" must be non-null.";

    public static string MissingVariable(string name) => $"Variable \"${name}\" was not provided a runtime value.";

    public static string UnknownType(string variable, string type)
        => $"Variable \"${variable}\" expected value of type \"{type}\" which cannot be used as an input type.";

    public static string VariableMissing(string variable, GraphQLType type) => $"Variable \"${variable}\" of required type \"{type}\" was not provided.";

    public static string VariableNull(string variable, GraphQLType type) => $"Variable \"${variable}\" of non-null type \"{type}\" must not be null.";

    public static string VariableInvalid(string variable, InputError error)
        => $"Variable \"${variable}\" got invalid value{Shown(error.Value)}{At(variable, error.Path)}; {error.Message}";

    public static string VariablesNotObject => "Variables must be given as a JSON object.";

    public static string TooManyVariableErrors => "Too many errors processing variables, error limit reached. Execution aborted.";

    public static string ArgumentMissing(InputField argument) => $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was not provided.";

    public static string ArgumentNull(InputField argument) => $"Argument \"{argument.Name}\" of non-null type \"{argument.Type}\" must not be null.";

    public static string ArgumentVariableMissing(InputField argument, string variable)
        => $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was provided the variable \"${variable}\" "
            + "which was not provided a runtime value.";

    public static string ArgumentInvalid(InputField argument, InputError error)
        => error.Path.Count == 0
            ? $"Argument \"{argument.Name}\" has invalid value{Shown(error.Value)}; {error.Message}"
            : $"Argument \"{argument.Name}\" has an invalid value{At(argument.Name, error.Path)}; {error.Message}";

    private static string Shown(object? value) => value is null ? "" : $" {ScalarTexts.Show(value)}";

    private static string At(string root, IReadOnlyList<object> path)
        => path.Count == 0 ? "" : $" at \"{root}{string.Concat(path.Select(segment => segment is int index ? $"[{index}]" : $".{segment}"))}\"";
}
