using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Every argument of a field or directive has a name of its own (specification, section 5.4.2).</summary>
internal sealed class UniqueArgumentNamesRule : IFieldRule, IDirectiveRule
{
    private const string Section = "sec-Argument-Uniqueness";

    public void Visit(FieldNode field, OutputField? definition, TypeDefinition? parentType, ValidationContext context)
        => Check(field.Arguments, context);

    public void Visit(DirectiveNode directive, DirectiveDefinition? definition, DirectiveLocation location, ValidationContext context)
        => Check(directive.Arguments, context);

    private static void Check(ImmutableArray<ArgumentNode> arguments, ValidationContext context)
    {
        foreach (var names in Repetitions.Groups(arguments.AsSpan(), argument => argument.Name))
        {
            context.Report($"There can be only one argument named \"{names[0].Value}\".", Section, [.. names]);
        }
    }
}
