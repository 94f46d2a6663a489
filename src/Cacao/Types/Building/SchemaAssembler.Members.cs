using System.Collections.Immutable;

namespace Cacao.Types;

internal sealed partial class SchemaAssembler
{
    private void Fill(TypeDefinition type, TypeConfiguration configuration)
    {
        switch ((type, configuration))
        {
            case (ComplexType complexType, ComplexTypeConfiguration complexConfiguration):
                complexType.Interfaces = [.. ResolveInterfaces(complexConfiguration)];
                complexType.Fields = new OutputFieldCollection(CreateFields(complexType, complexConfiguration));
                break;
            case (UnionType union, UnionTypeConfiguration unionConfiguration):
                union.Types = [.. ResolveMembers(unionConfiguration)];
                break;
            case (EnumType enumType, EnumTypeConfiguration enumConfiguration):
                enumType.Values = [.. CreateValues(enumConfiguration)];
                break;
            case (InputObjectType inputObject, InputObjectTypeConfiguration inputConfiguration):
                inputObject.Fields = new InputFieldCollection(CreateInputFields(inputConfiguration.Fields, inputConfiguration.Name, ".", ""));
                break;
        }
    }

    private IEnumerable<InterfaceType> ResolveInterfaces(ComplexTypeConfiguration configuration)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var name in configuration.Interfaces)
        {
            switch (Find(name))
            {
                case null:
                    _unresolved.Add(SchemaTexts.UnknownType(name, configuration.Name, configuration));
                    break;
                case InterfaceType when !seen.Add(name):
                    _errors.Add(SchemaTexts.ImplementsTwice(configuration, name));
                    break;
                case InterfaceType interfaceType:
                    yield return interfaceType;
                    break;
                case var other:
                    _errors.Add(SchemaTexts.ImplementsNoInterface(configuration, other));
                    break;
            }
        }
    }

    private IEnumerable<ObjectType> ResolveMembers(UnionTypeConfiguration configuration)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var name in configuration.Types)
        {
            switch (Find(name))
            {
                case null:
                    _unresolved.Add(SchemaTexts.UnknownType(name, configuration.Name, configuration));
                    break;
                case ObjectType when !seen.Add(name):
                    _errors.Add(SchemaTexts.MemberTwice(configuration, name));
                    break;
                case ObjectType objectType:
                    yield return objectType;
                    break;
                case var other:
                    _errors.Add(SchemaTexts.MemberNotObject(configuration, other));
                    break;
            }
        }
    }

    private List<OutputField> CreateFields(ComplexType type, ComplexTypeConfiguration configuration)
    {
        var fields = new List<OutputField>(configuration.Fields.Count);

        foreach (var field in Distinct(configuration.Fields, configuration.Name, "."))
        {
            var coordinate = $"{configuration.Name}.{field.Name}";
            var arguments = CreateInputFields(field.Arguments, coordinate, "(", ":)");

            if (Resolve(field.Type, field, coordinate) is not { } fieldType)
            {
                continue;
            }

            var created = new OutputField(field.Name, type)
            {
                Description = field.Description,
                Type = fieldType,
                Arguments = arguments.Count == 0 ? InputFieldCollection.Empty : new InputFieldCollection(arguments),
                DeprecationReason = field.DeprecationReason,
                Directives = [.. field.Directives],
                Resolver = field.Resolver,
                Middleware = [.. field.Middleware],
                LeafWriter = field.LeafWriter,
                Subscribe = field.Subscribe,
                ContextData = ReadOnly(field),
            };
            Origins[created] = field;
            fields.Add(created);
        }

        return fields;
    }

    private List<InputField> CreateInputFields(List<InputFieldConfiguration> configurations, string owner, string before, string after)
    {
        var fields = new List<InputField>(configurations.Count);

        foreach (var field in Distinct(configurations, owner, before, after))
        {
            if (Resolve(field.Type, field, $"{owner}{before}{field.Name}{after}") is not { } type)
            {
                continue;
            }

            var created = new InputField(field.Name, fields.Count)
            {
                Description = field.Description,
                Type = type,
                DefaultValue = field.DefaultValue,
                DeprecationReason = field.DeprecationReason,
                Directives = [.. field.Directives],
                RuntimeType = field.RuntimeType,
                Formatter = field.Formatter,
                ContextData = ReadOnly(field),
            };
            created.PrepareConversion();
            Origins[created] = field;
            fields.Add(created);
        }

        return fields;
    }

    private List<EnumValue> CreateValues(EnumTypeConfiguration configuration)
    {
        var values = new List<EnumValue>(configuration.Values.Count);
        var seen = new HashSet<object>();

        foreach (var value in Distinct(configuration.Values, configuration.Name, "."))
        {
            if (!seen.Add(value.Value ?? value.Name))
            {
                _errors.Add(SchemaTexts.DuplicateRuntimeValue(configuration, value));
                continue;
            }

            var created = new EnumValue(value.Name, value.Value ?? value.Name)
            {
                Description = value.Description,
                DeprecationReason = value.DeprecationReason,
                Directives = [.. value.Directives],
            };
            Origins[created] = value;
            values.Add(created);
        }

        return values;
    }

    private IEnumerable<DirectiveDefinition> CreateDirectives()
    {
        var declared = _configuration.Directives.Select(directive => directive.Name).ToHashSet(StringComparer.Ordinal);
        var added = SpecifiedDirectives.CreateConfigurations().Where(directive => !declared.Contains(directive.Name));

        foreach (var directive in Distinct([.. _configuration.Directives, .. added], "@", ""))
        {
            var created = new DirectiveDefinition(directive.Name)
            {
                Description = directive.Description,
                Arguments = new InputFieldCollection(CreateInputFields(directive.Arguments, $"@{directive.Name}", "(", ":)")),
                IsRepeatable = directive.IsRepeatable,
                LocationList = [.. directive.Locations.Distinct()],
                Locations = directive.Locations.Aggregate(default(DirectiveLocation), (all, location) => all | location),
            };
            Origins[created] = directive;
            yield return created;
        }
    }

    private IEnumerable<T> Distinct<T>(List<T> members, string owner, string before, string after = "")
        where T : MemberConfiguration
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var member in members)
        {
            if (seen.Add(member.Name))
            {
                yield return member;
            }
            else
            {
                _errors.Add(SchemaTexts.DuplicateMember($"{owner}{before}{member.Name}{after}", member));
            }
        }
    }

    private static IReadOnlyDictionary<string, object?> ReadOnly(MemberConfiguration member)
        => member.ContextData.Count == 0 ? ImmutableDictionary<string, object?>.Empty : member.ContextData;
}
