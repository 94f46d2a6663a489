using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// A rule of section 5 of the specification. Rules hold no state, so one instance serves every document; what a rule looks
/// at is told by the interfaces below, and one walk through the document calls all rules.
/// </summary>
internal interface IValidationRule;

/// <summary>Looks at the whole document once all of it was walked through, so <see cref="ValidationContext.Facts"/> are complete.</summary>
internal interface IDocumentRule : IValidationRule
{
    void Visit(DocumentNode document, ValidationContext context);
}

/// <summary>Looks at every operation once the whole document was walked through.</summary>
internal interface IOperationRule : IValidationRule
{
    void Visit(OperationFacts operation, ValidationContext context);
}

internal interface IVariableDefinitionRule : IValidationRule
{
    /// <param name="variable">The definition.</param>
    /// <param name="type">The named type inside the variable's type; null when the schema has none of that name.</param>
    /// <param name="context">Takes the errors.</param>
    void Visit(VariableDefinitionNode variable, TypeDefinition? type, ValidationContext context);
}

internal interface IFragmentDefinitionRule : IValidationRule
{
    void Visit(FragmentFacts fragment, ValidationContext context);
}

internal interface IInlineFragmentRule : IValidationRule
{
    /// <param name="fragment">The fragment.</param>
    /// <param name="type">The type it is on, its surroundings' when it has no condition; null when the schema has none of that name.</param>
    /// <param name="parentType">The composite type around it; null when unknown.</param>
    /// <param name="context">Takes the errors.</param>
    void Visit(InlineFragmentNode fragment, TypeDefinition? type, TypeDefinition? parentType, ValidationContext context);
}

internal interface IFragmentSpreadRule : IValidationRule
{
    /// <param name="spread">The spread.</param>
    /// <param name="fragment">The fragment it names; null when the document has none of that name.</param>
    /// <param name="parentType">The composite type around it; null when unknown.</param>
    /// <param name="context">Takes the errors.</param>
    void Visit(FragmentSpreadNode spread, FragmentFacts? fragment, TypeDefinition? parentType, ValidationContext context);
}

internal interface IFieldRule : IValidationRule
{
    /// <param name="field">The selected field.</param>
    /// <param name="definition">Its definition; null when the parent type is unknown or has no such field.</param>
    /// <param name="parentType">The composite type it is selected on; null when unknown.</param>
    /// <param name="context">Takes the errors.</param>
    void Visit(FieldNode field, OutputField? definition, TypeDefinition? parentType, ValidationContext context);
}

/// <summary>Looks at all directives of one place together.</summary>
internal interface IDirectivesRule : IValidationRule
{
    void Visit(ImmutableArray<DirectiveNode> directives, ValidationContext context);
}

internal interface IDirectiveRule : IValidationRule
{
    /// <param name="directive">The directive.</param>
    /// <param name="definition">Its definition; null when the schema has none of that name.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="context">Takes the errors.</param>
    void Visit(DirectiveNode directive, DirectiveDefinition? definition, DirectiveLocation location, ValidationContext context);
}

/// <summary>Looks at every value: of arguments, of defaults of variables, and all values inside these.</summary>
internal interface IValueRule : IValidationRule
{
    void Visit(ValueNode value, in InputPosition position, ValidationContext context);
}
