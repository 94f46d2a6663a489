using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// One walk through a document that knows the schema's types at every place, calls the rules there and notes the
/// <see cref="DocumentFacts"/>. Calls nest as deep as the text does, which the parser limits; fragments are not followed.
/// </summary>
internal sealed partial class DocumentWalk(RuleSet rules, ValidationContext context)
{
    private DefinitionFacts _current = null!;

    public void Visit()
    {
        var facts = context.Facts;

        foreach (var operation in facts.Operations)
        {
            Visit(operation);
        }

        foreach (var fragment in facts.Fragments)
        {
            Visit(fragment);
        }

        foreach (var rule in rules.Operation)
        {
            foreach (var operation in facts.Operations)
            {
                if (!context.Spend(1))
                {
                    return;
                }

                rule.Visit(operation, context);
            }
        }

        foreach (var rule in rules.Document)
        {
            if (!context.Spend(1))
            {
                return;
            }

            rule.Visit(context.Document, context);
        }
    }

    private void Visit(OperationFacts operation)
    {
        if (!context.Spend(1))
        {
            return;
        }

        _current = operation;

        foreach (var variable in operation.Node.VariableDefinitions)
        {
            Visit(variable);
        }

        Visit(operation.Node.Directives, operation.Node.Operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        });
        Visit(operation.SelectionSet, operation.ParentType, default);
    }

    private void Visit(FragmentFacts fragment)
    {
        if (!context.Spend(1))
        {
            return;
        }

        _current = fragment;

        foreach (var rule in rules.FragmentDefinition)
        {
            rule.Visit(fragment, context);
        }

        Visit(fragment.Node.Directives, DirectiveLocation.FragmentDefinition);
        Visit(fragment.SelectionSet, fragment.ParentType, default);
    }

    private void Visit(VariableDefinitionNode variable)
    {
        if (!context.Spend(1))
        {
            return;
        }

        _ = context.Schema.TryGetType(variable.Type.NamedType.Name.Value, out var type);

        foreach (var rule in rules.VariableDefinition)
        {
            rule.Visit(variable, type, context);
        }

        Visit(variable.Directives, DirectiveLocation.VariableDefinition);

        if (variable.DefaultValue is { } value)
        {
            _ = context.Schema.TryResolveType(variable.Type, out var fullType);
            Visit(value, new InputPosition(fullType is { IsInputType: true } ? fullType : null));
        }
    }

    private void Visit(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.IsEmpty)
        {
            return;
        }

        foreach (var rule in rules.Directives)
        {
            rule.Visit(directives, context);
        }

        foreach (var directive in directives)
        {
            if (!context.Spend(1))
            {
                return;
            }

            _ = context.Schema.TryGetDirective(directive.Name.Value, out var definition);

            foreach (var rule in rules.Directive)
            {
                rule.Visit(directive, definition, location, context);
            }

            Visit(directive.Arguments, definition?.Arguments);
        }
    }
}
