using System.Collections.Immutable;
using System.Globalization;
using Cacao.Language;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary><c>@listSize</c> as it stands on a field.</summary>
internal sealed record ListSize(
    double? AssumedSize,
    ImmutableArray<string> SlicingArguments,
    double? SlicingArgumentDefaultValue,
    ImmutableArray<string> SizedFields,
    bool RequireOneSlicingArgument)
{
    public static ListSize? Of(OutputField field)
    {
        if (field.Directives.FirstOrDefault(directive => directive.Name.Value == ListSizeDirectiveType.Name) is not { } directive)
        {
            return null;
        }

        var slicingArguments = Texts(ListSizeDirectiveType.SlicingArguments);

        return new ListSize(
            Number(ListSizeDirectiveType.AssumedSize),
            slicingArguments,
            Number(ListSizeDirectiveType.SlicingArgumentDefaultValue),
            Texts(ListSizeDirectiveType.SizedFields),
            slicingArguments.Length > 0 && Find(ListSizeDirectiveType.RequireOneSlicingArgument) is not BooleanValueNode { Value: false });

        ValueNode? Find(string name) => directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

        double? Number(string name)
            => Find(name) is IntValueNode number ? Math.Max(0, double.Parse(number.Value, CultureInfo.InvariantCulture)) : null;

        ImmutableArray<string> Texts(string name) => Find(name) switch
        {
            ListValueNode list => [.. list.Items.OfType<StringValueNode>().Select(text => text.Value)],
            StringValueNode text => [text.Value],
            _ => [],
        };
    }
}
