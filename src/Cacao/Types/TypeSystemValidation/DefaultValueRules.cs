using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>
/// A default value is one of its type, and those of input objects do not need themselves (specification, sections 3.6.1
/// and 3.10, "InputObjectDefaultValueHasCycle").
/// </summary>
internal static class DefaultValueRules
{
    public static void Check(TypeSystemContext context)
    {
        var inputObjects = context.Types<InputObjectType>().ToArray();
        var cycles = new CycleSearch(context);

        foreach (var type in inputObjects)
        {
            cycles.Visit(type, new ObjectValueNode([]));
        }

        if (cycles.FoundAny)
        {
            // coercing a default would not end
            return;
        }

        foreach (var type in inputObjects)
        {
            Check(context, type.Fields, field => $"{type.Name}.{field.Name}");
        }

        foreach (var field in context.Types<ComplexType>().SelectMany(type => type.Fields))
        {
            Check(context, field.Arguments, argument => $"{field.DeclaringType!.Name}.{field.Name}({argument.Name}:)");
        }

        foreach (var directive in context.Schema.Directives)
        {
            Check(context, directive.Arguments, argument => $"@{directive.Name}({argument.Name}:)");
        }
    }

    private static void Check(TypeSystemContext context, InputFieldCollection fields, Func<InputField, string> coordinate)
    {
        foreach (var field in fields.Where(field => field.Type.IsInputType))
        {
            if (field.DefaultValue is not { } literal)
            {
                continue;
            }

            var errors = new InputErrors();
            var value = InputCoercion.CoerceLiteral(literal, field.Type, VariableValues.Empty, errors);

            if (errors.Count == 0)
            {
                InputObjects.Finish(field, value, literal, errors);
            }

            foreach (var error in errors.Items)
            {
                context.Report(
                    $"{coordinate(field)} has invalid default value: {error.Message}",
                    context.OriginsOf(field).Within(node => node is InputValueDefinitionNode { DefaultValue: { } written } ? [written] : []));
            }
        }
    }

    private sealed class CycleSearch(TypeSystemContext context)
    {
        private readonly HashSet<InputField> _done = [];
        private readonly List<InputField> _path = [];

        public bool FoundAny { get; private set; }

        public void Visit(InputObjectType type, ValueNode value)
        {
            switch (value)
            {
                case ListValueNode list:
                    foreach (var item in list.Items)
                    {
                        Visit(type, item);
                    }

                    break;
                case ObjectValueNode node:
                    foreach (var field in type.Fields)
                    {
                        if (field.Type.NamedType is InputObjectType inner)
                        {
                            Visit(field, inner, node.Fields.FirstOrDefault(given => given.Name.Value == field.Name)?.Value);
                        }
                    }

                    break;
            }
        }

        private void Visit(InputField field, InputObjectType type, ValueNode? given)
        {
            if (given is not null)
            {
                Visit(type, given);
                return;
            }

            if (field.DefaultValue is not { } defaultValue || _done.Contains(field))
            {
                return;
            }

            var start = _path.IndexOf(field);

            if (start >= 0)
            {
                FoundAny = true;
                context.Report(
                    $"Default values of input objects must not need themselves: {string.Join(", ", _path[start..].Select(item => item.Name))}.",
                    _path[start..].SelectMany(context.OriginsOf));
                return;
            }

            _path.Add(field);
            Visit(type, defaultValue);
            _path.RemoveAt(_path.Count - 1);
            _done.Add(field);
        }
    }
}
