using System.Collections.Immutable;
using Cacao.Generators.Models;
using Microsoft.CodeAnalysis.Text;

namespace Cacao.Generators.Writing;

/// <summary>Writes the partial part of a class and the method that makes its registration.</summary>
internal static class TypeWriter
{
    /// <summary>The class, one part per registered type, that the module's extension method calls.</summary>
    public const string Registrations = "CacaoRegistrations";

    private const string Schema = "global::Cacao.Schema.";
    private const string Types = "global::Cacao.Types.";

    public static SourceText Write(TypeModel model, GeneratedTypes generated)
    {
        model = Resolve(model, generated);
        var writer = new CodeWriter();

        if (model.Keyword is not null)
        {
            writer.InNamespace(model.Namespace, () => WritePart(writer, model));
            writer.Line();
        }

        writer.Open("namespace Cacao.Generated");
        writer.Open($"internal static partial class {Registrations}");
        WriteRegistration(writer, model);
        writer.Close();

        if (model.Members.Any(member => member.Instance is { } instance && instance.StartsWith("Instance<", StringComparison.Ordinal)))
        {
            writer.Line();
            writer.Open("file static class Instance<T> where T : new()");
            writer.Line("public static readonly T Value = new();");
            writer.Close();
        }

        writer.Close();

        return writer.ToSourceText();
    }

    /// <summary>What the module writes for a type: a call, or the registration itself when the type has no file.</summary>
    public static string Registration(TypeModel model)
        => HasFile(model)
            ? $"global::Cacao.Generated.{Registrations}.{model.Identifier}()"
            : $"new {Schema}TypeRegistration({Schema}TypeRegistrationKind.{model.Kind}, typeof({model.FullName}), null, [], null)";

    /// <summary>Whether there is more to say of a type than that it is there.</summary>
    public static bool HasFile(TypeModel model) => model.Kind != TypeKindModel.Type || model.Members.Count > 0;

    /// <summary>Gives the types of parameters their full names. A resolver that names a type nobody knows is left to the compiler's complaint.</summary>
    private static TypeModel Resolve(TypeModel model, GeneratedTypes generated)
        => model with
        {
            Members = model.Members
                .Select(member => member with
                {
                    Parameters = member.Parameters
                        .Select(parameter => new ParameterModel(
                            generated.Resolve(parameter.Type, model.Namespace) ?? parameter.Type,
                            generated.Resolve(parameter.PlainType, model.Namespace) ?? parameter.PlainType))
                        .ToImmutableArray(),
                })
                .Where(member => !member.Parameters.Any(parameter => GeneratedTypes.IsUnresolved(parameter.Type)) && !GeneratedTypes.IsUnresolved(member.ResultType))
                .ToImmutableArray(),
        };

    private static void WritePart(CodeWriter writer, TypeModel model)
    {
        writer.Open($"{model.Keyword} {model.Name}");
        writer.Line($"static partial void Configure({model.DescriptorType} descriptor);");

        if (model.IsConfigured)
        {
            writer.Line();
            writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
            writer.Line($"internal static void ConfigureType({model.DescriptorType} descriptor) => Configure(descriptor);");
        }

        writer.Close();
    }

    private static void WriteRegistration(CodeWriter writer, TypeModel model)
    {
        writer.Line($"internal static {Schema}TypeRegistration {model.Identifier}() => new(");
        writer.Line($"    {Schema}TypeRegistrationKind.{model.Kind},");
        writer.Line($"    typeof({model.FullName}),");
        writer.Line(model.ExtendedType is null ? "    null," : $"    typeof({model.ExtendedType}),");
        writer.Line("    [");

        foreach (var member in model.Members)
        {
            WriteResolver(writer, model, member);
        }

        writer.Line("    ],");
        writer.Line(model.IsConfigured
            ? $"    new global::System.Action<{model.DescriptorType}>({model.FullName}.ConfigureType));"
            : "    null);");
    }

    private static void WriteResolver(CodeWriter writer, TypeModel model, MemberModel member)
    {
        var owner = member.IsStatic ? model.FullName : member.Instance!;
        var create = $"{Types}FieldResolver.From{member.ResultKind}<{member.ResultType}>";

        writer.Line($"        new {Schema}ResolverRegistration(");

        if (member.IsProperty)
        {
            writer.Line($"            typeof({model.FullName}).GetProperty(\"{member.Name}\")!,");
            writer.Line($"            static _ => {create}(static context => {owner}.{member.Name})),");
            return;
        }

        var parameterTypes = string.Join(", ", member.Parameters.Select(parameter => $"typeof({parameter.PlainType})"));
        writer.Line($"            typeof({model.FullName}).GetMethod(\"{member.Name}\", [{parameterTypes}])!,");

        if (member.Parameters.Count == 0)
        {
            writer.Line($"            static _ => {create}(static context => {owner}.{member.Name}())),");
            return;
        }

        var arguments = new List<string>();
        writer.Line("            static bindings =>");
        writer.Line("            {");

        for (var i = 0; i < member.Parameters.Count; i++)
        {
            arguments.Add($"p{i}.Get(context)");
            writer.Line($"                var p{i} = bindings.Get<{member.Parameters[i].Type}>({i});");
        }

        writer.Line($"                return {create}(context => {owner}.{member.Name}({string.Join(", ", arguments)}));");
        writer.Line("            }),");
    }
}
