using Cacao.Types;

namespace Cacao.Schema;

/// <summary>
/// <c>@authorize</c> on object types: it is checked where a field leads to an object of the type, so that one refusal is one
/// error, whether the field says the type itself, or an interface or union that it turns out to be (<c>node</c> too). On a root type it is
/// checked for every field.
/// </summary>
internal sealed class TypeAuthorization(TypeResolver resolver, IReadOnlyList<ObjectTypeDraft> objects, IReadOnlyList<ObjectTypeDraft> roots)
{
    private readonly Dictionary<ObjectTypeDraft, AuthorizeDirective[]> _rules = objects
        .Select(type => (Type: type, Rules: type.Directives.Select(directive => directive.Instance).OfType<AuthorizeDirective>().ToArray()))
        .Where(entry => entry.Rules.Length > 0)
        .ToDictionary(entry => entry.Type, entry => entry.Rules);

    private readonly Dictionary<Type, IReadOnlyList<AuthorizeDirective>> _rulesOfRuntimeTypes = [];

    public void Apply(Func<TypeDraft, IEnumerable<ObjectTypeDraft>> possibleTypes)
    {
        if (_rules.Count == 0)
        {
            return;
        }

        foreach (var (type, rules) in _rules)
        {
            if (type.RuntimeType != typeof(object))
            {
                _rulesOfRuntimeTypes[type.RuntimeType] = rules;
            }
        }

        foreach (var type in objects)
        {
            foreach (var field in type.Fields.Where(field => field is { IsIgnored: false, Type: not null } && !IsAnonymous(field)))
            {
                Guard(type, field, possibleTypes);
            }
        }
    }

    private void Guard(ObjectTypeDraft type, FieldDraft field, Func<TypeDraft, IEnumerable<ObjectTypeDraft>> possibleTypes)
    {
        if (roots.Contains(type) && _rules.TryGetValue(type, out var ofRoot))
        {
            field.OuterMiddleware.AddRange(ofRoot.Select(Before));
        }

        switch (resolver.Resolve(field.Type!, isInput: false).Draft)
        {
            case ObjectTypeDraft result when _rules.TryGetValue(result, out var rules):
                field.OuterMiddleware.AddRange(rules.Select(Before));
                break;

            case (InterfaceTypeDraft or UnionTypeDraft) and { } result when possibleTypes(result).Any(_rules.ContainsKey):
                field.OuterMiddleware.Add(AuthorizeMiddleware.OfAbstractResult(RulesOf));
                break;
        }
    }

    private IReadOnlyList<AuthorizeDirective> RulesOf(Type runtimeType)
    {
        for (var type = runtimeType; type is not null; type = type.BaseType)
        {
            if (_rulesOfRuntimeTypes.TryGetValue(type, out var rules))
            {
                return rules;
            }
        }

        return [];
    }

    private static bool IsAnonymous(FieldDraft field) => field.Directives.Exists(directive => directive.Instance is AllowAnonymousDirective);

    private static FieldMiddleware Before(AuthorizeDirective rule) => next => AuthorizeMiddleware.Create(next, rule);
}
