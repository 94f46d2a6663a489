using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Cacao.Types;

/// <summary>Where a directive may stand (specification, section 3.13). Names and flags as in HotChocolate.</summary>
[Flags]
public enum DirectiveLocation
{
    Query = 1, Mutation = 2, Subscription = 4, Field = 8, FragmentDefinition = 16, FragmentSpread = 32, InlineFragment = 64, VariableDefinition = 128,
    Schema = 256, Scalar = 512, Object = 1024, FieldDefinition = 2048, ArgumentDefinition = 4096, Interface = 8192, Union = 16384, Enum = 32768,
    EnumValue = 65536, InputObject = 131072, InputFieldDefinition = 262144,
}

/// <summary>A directive that a schema knows.</summary>
public sealed class DirectiveDefinition(string name)
{
    public string Name { get; } = name;

    public string? Description { get; internal set; }

    public InputFieldCollection Arguments { get; internal set; } = InputFieldCollection.Empty;

    public bool IsRepeatable { get; internal set; }

    public DirectiveLocation Locations { get; internal set; }

    /// <summary>The locations in the order they were declared.</summary>
    public ImmutableArray<DirectiveLocation> LocationList { get; internal set; } = [];

    /// <summary>One that the specification defines (<c>@skip</c>, <c>@include</c>, <c>@deprecated</c>, <c>@specifiedBy</c>, <c>@oneOf</c>).</summary>
    public bool IsSpecified => SpecifiedNames.Contains(Name);

    private static readonly FrozenSet<string> SpecifiedNames = FrozenSet.Create(StringComparer.Ordinal, "skip", "include", "deprecated", "specifiedBy", "oneOf");
}
