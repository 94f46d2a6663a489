using Cacao.Generators.Models;
using Microsoft.CodeAnalysis.Text;

namespace Cacao.Generators.Writing;

/// <summary>Writes the interface and the class of a DataLoader.</summary>
internal static class DataLoaderWriter
{
    private const string Root = "global::Cacao.DataLoading.";

    public static SourceText Write(DataLoaderModel model, GeneratedTypes generated)
    {
        var writer = new CodeWriter();

        writer.InNamespace(model.Namespace, () =>
        {
            writer.Line($"/// <summary>Loads keys with <see cref=\"{Escape(model.Method)}\"/>.</summary>");
            writer.Line($"{Visibility(model.IsInterfacePublic)} interface {model.InterfaceName} : {Root}IDataLoader<{model.KeyType}, {model.ValueType}>;");
            writer.Line();
            WriteClass(writer, model, generated);
        });

        return writer.ToSourceText();
    }

    private static void WriteClass(CodeWriter writer, DataLoaderModel model, GeneratedTypes generated)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"{Visibility(model.IsClassPublic)} sealed partial class {model.ClassName}"
            + $" : {Root}DataLoaderBase<{model.KeyType}, {model.ValueType}>, {model.InterfaceName}");

        writer.Line("private readonly global::System.IServiceProvider _services;");
        writer.Line();
        writer.Open($"public {model.ClassName}(global::System.IServiceProvider services, {Root}IBatchScheduler batchScheduler, {Root}DataLoaderOptions options)"
            + " : base(batchScheduler, options)");
        writer.Line("_services = services;");
        writer.Close();
        writer.Line();
        WriteFetch(writer, model, generated);
        writer.Close();
    }

    private static void WriteFetch(CodeWriter writer, DataLoaderModel model, GeneratedTypes generated)
    {
        writer.Line("protected override async global::System.Threading.Tasks.ValueTask FetchAsync(");
        writer.Line($"    global::System.Collections.Generic.IReadOnlyList<{model.KeyType}> keys,");
        writer.Line($"    global::System.Memory<{Root}Result<{model.NullableValueType}>> results,");
        writer.Line($"    {Root}DataLoaderFetchContext<{model.ValueType}> context,");
        writer.Open("    global::System.Threading.CancellationToken cancellationToken)");

        if (model.Parameters.Any(parameter => parameter.UsesBatchServices))
        {
            writer.Line($"await using var services = new {Root}BatchServices(_services{(model.UsesRequestServices ? ", areOfRequest: true" : "")});");
        }

        var arguments = new List<string> { model.Kind == DataLoaderKind.Single ? "keys[i]" : "keys" };

        for (var i = 0; i < model.Parameters.Count; i++)
        {
            arguments.Add($"p{i}");
            writer.Line($"var p{i} = {Resolve(model.Parameters[i].Expression, model, generated)};");
        }

        var call = $"await {model.Method}({string.Join(", ", arguments)}).ConfigureAwait(false)";

        switch (model.Kind)
        {
            case DataLoaderKind.Batch:
                var dictionary = model.IsReadOnlyDictionary ? "IReadOnlyDictionary" : "IDictionary";
                writer.Line($"global::System.Collections.Generic.{dictionary}<{model.KeyType}, {model.ValueType}> values = {call};");
                writer.Line($"{Root}FetchedValues.Take<{model.KeyType}, {model.ValueType}>(keys, values, results.Span);");
                break;
            case DataLoaderKind.Group:
                writer.Line($"var values = {call};");
                writer.Line($"{Root}FetchedValues.Take<{model.KeyType}, {model.ElementType}>(keys, values, results.Span);");
                break;
            default:
                writer.Line();
                writer.Open("for (var i = 0; i < keys.Count; i++)");
                writer.Open("try");
                writer.Line($"var value = {call};");
                writer.Line($"results.Span[i] = {Root}Result<{model.NullableValueType}>.Resolve(value);");
                writer.Close();
                writer.Open("catch (global::System.Exception exception)");
                writer.Line($"results.Span[i] = {Root}Result<{model.NullableValueType}>.Reject(exception);");
                writer.Close();
                writer.Close();
                break;
        }

        writer.Close();
    }

    /// <summary>Gives a generated DataLoader that the expression asks for its full name.</summary>
    private static string Resolve(string expression, DataLoaderModel model, GeneratedTypes generated)
    {
        var start = expression.IndexOf("<" + GeneratedTypes.Unresolved(""), StringComparison.Ordinal) + 1;

        if (start == 0)
        {
            return expression;
        }

        var type = expression.Substring(start, expression.IndexOf('>', start) - start);
        return expression.Replace(type, generated.Resolve(type, model.Namespace) ?? type.Substring(1));
    }

    private static string Visibility(bool isPublic) => isPublic ? "public" : "internal";

    private static string Escape(string method) => method.Replace('<', '{').Replace('>', '}');
}
