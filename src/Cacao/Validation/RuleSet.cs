namespace Cacao.Validation;

/// <summary>Rules sorted by what they look at, so the walk through a document asks only those that care.</summary>
internal sealed class RuleSet(IReadOnlyList<IValidationRule> rules)
{
    public IDocumentRule[] Document { get; } = [.. rules.OfType<IDocumentRule>()];

    public IOperationRule[] Operation { get; } = [.. rules.OfType<IOperationRule>()];

    public IVariableDefinitionRule[] VariableDefinition { get; } = [.. rules.OfType<IVariableDefinitionRule>()];

    public IFragmentDefinitionRule[] FragmentDefinition { get; } = [.. rules.OfType<IFragmentDefinitionRule>()];

    public IInlineFragmentRule[] InlineFragment { get; } = [.. rules.OfType<IInlineFragmentRule>()];

    public IFragmentSpreadRule[] FragmentSpread { get; } = [.. rules.OfType<IFragmentSpreadRule>()];

    public IFieldRule[] Field { get; } = [.. rules.OfType<IFieldRule>()];

    public IDirectivesRule[] Directives { get; } = [.. rules.OfType<IDirectivesRule>()];

    public IDirectiveRule[] Directive { get; } = [.. rules.OfType<IDirectiveRule>()];

    public IValueRule[] Value { get; } = [.. rules.OfType<IValueRule>()];
}
