using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.CostAnalysis;

/// <summary>How many items one selection asks for: a number that is known with the document, or variables that say it.</summary>
internal sealed class SliceSize
{
    private readonly double _size;
    private readonly double _sizeWithout;
    private readonly int _given;
    private readonly ImmutableArray<Slice> _slices;

    public SliceSize(Selection selection, ListSize listSize, double defaultListSize)
    {
        Selection = selection;
        IsOneRequired = listSize.RequireOneSlicingArgument;
        _sizeWithout = listSize.SlicingArgumentDefaultValue ?? listSize.AssumedSize ?? defaultListSize;
        var slices = ImmutableArray.CreateBuilder<Slice>();

        foreach (var name in listSize.SlicingArguments)
        {
            var node = selection.SyntaxNode.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
            var fallback = selection.Field.Arguments.TryGetField(name, out var argument) ? SizeOf(argument.DefaultValue) : null;

            if (node is VariableNode variable)
            {
                slices.Add(new Slice(variable.Name.Value, fallback));
            }
            else if ((node is null ? fallback : SizeOf(node)) is { } size)
            {
                _given++;
                _size = Math.Max(_size, size);
            }
        }

        _slices = slices.DrainToImmutable();
    }

    public Selection Selection { get; }

    /// <summary>Exactly one of the slicing arguments has to be given.</summary>
    public bool IsOneRequired { get; }

    /// <summary>The same whatever the variables are.</summary>
    public bool IsConstant => _slices.IsEmpty;

    /// <summary>Of several arguments the largest counts; without any, what the directive says.</summary>
    public double Get(VariableValues variables) => Read(variables, out var size) > 0 ? size : _sizeWithout;

    /// <summary>How many of the slicing arguments are given.</summary>
    public int CountGiven(VariableValues variables) => Read(variables, out _);

    private int Read(VariableValues variables, out double size)
    {
        var given = _given;
        size = _size;

        foreach (var slice in _slices)
        {
            if ((variables.TryGetValue(slice.Variable, out var value) ? SizeOf(value) : slice.Fallback) is { } own)
            {
                given++;
                size = Math.Max(size, own);
            }
        }

        return given;
    }

    private static double? SizeOf(ValueNode? literal) => literal switch
    {
        null or NullValueNode => null,
        IntValueNode number => Math.Clamp(double.Parse(number.Value, CultureInfo.InvariantCulture), 0, OperationCost.Saturated),
        ListValueNode list => list.Items.Length,
        _ => 1,
    };

    // A variable's value as it was coerced: a number, or a list of what is asked for.
    private static double? SizeOf(object? value) => value switch
    {
        null => null,
        int number => Math.Max(0, number),
        long number => Math.Max(0, number),
        ICollection items => items.Count,
        _ => 1,
    };

    /// <summary>A slicing argument that is a variable, and what counts when the variable has no value.</summary>
    private readonly record struct Slice(string Variable, double? Fallback);
}
