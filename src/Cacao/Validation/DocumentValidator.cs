using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Holds documents against a schema (specification, section 5). Holds no state; safe to share.</summary>
public sealed class DocumentValidator
{
    private readonly RuleSet _rules;

    public DocumentValidator(ValidationOptions? options = null)
    {
        Options = options ?? new ValidationOptions();
        _rules = new RuleSet(RulesFor(Options));
    }

    public ValidationOptions Options { get; }

    /// <summary>Runs all rules. Empty when the document is valid; at most <see cref="ValidationOptions.MaxAllowedErrors"/> errors.</summary>
    public IReadOnlyList<IError> Validate(GraphQLSchema schema, DocumentNode document) => Validate(schema, document, _rules);

    /// <summary>Runs these rules only.</summary>
    internal IReadOnlyList<IError> Validate(GraphQLSchema schema, DocumentNode document, IReadOnlyList<IValidationRule> rules)
        => Validate(schema, document, new RuleSet(rules));

    private IReadOnlyList<IError> Validate(GraphQLSchema schema, DocumentNode document, RuleSet rules)
    {
        var context = new ValidationContext(schema, document, Options);
        new DocumentWalk(rules, context).Visit();
        return context.Errors;
    }

    private static IReadOnlyList<IValidationRule> RulesFor(ValidationOptions options)
    {
        List<IValidationRule> rules = [.. SpecifiedRules.All, new DepthLimitRule()];

        if (!options.AllowIntrospection)
        {
            rules.Add(new NoSchemaIntrospectionRule());
        }

        return rules;
    }
}
