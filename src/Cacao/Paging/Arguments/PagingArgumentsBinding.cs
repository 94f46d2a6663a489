using System.Reflection;
using Cacao.Language;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.Paging;

/// <summary>A parameter of type <see cref="PagingArguments"/>: gives its field the four arguments and reads them, checked.</summary>
internal sealed class PagingArgumentsBindingFactory(PagingOptions server) : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter) => parameter.ParameterType == typeof(PagingArguments);

    public void Configure(ParameterInfo parameter, IObjectFieldDescriptor field)
    {
        Add("first", "Int", "Returns the first _n_ elements from the list.");
        Add("after", "String", "Returns the elements in the list that come after the specified cursor.");

        var rules = RulesOf(parameter);
        field.ListSizeByDefault(rules.ListSize);

        if (rules.AllowBackwardPagination)
        {
            Add("last", "Int", "Returns the last _n_ elements from the list.");
            Add("before", "String", "Returns the elements in the list that come before the specified cursor.");
        }

        void Add(string name, string type, string description)
            => field.Argument(name, argument => argument.Type(new NamedTypeNode(type)).Description(description));
    }

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
    {
        var rules = RulesOf(parameter);
        var isBackwardAllowed = rules.AllowBackwardPagination;

        return new PagingArgumentsBinding(
            rules,
            context.Argument<int?>("first"),
            context.Argument<string?>("after"),
            isBackwardAllowed ? context.Argument<int?>("last") : null,
            isBackwardAllowed ? context.Argument<string?>("before") : null);
    }

    private PagingRules RulesOf(ParameterInfo parameter) => new(parameter.Member.GetCustomAttribute<UseConnectionAttribute>()?.Options, server);
}

/// <inheritdoc cref="PagingArgumentsBindingFactory"/>
internal sealed class PagingArgumentsBinding(
    PagingRules rules,
    ParameterBinding<int?> first,
    ParameterBinding<string?> after,
    ParameterBinding<int?>? last,
    ParameterBinding<string?>? before)
    : ParameterBinding<PagingArguments>
{
    public override PagingArguments Get(ResolverContext context)
        => rules.Check(
            new PagingArguments(
                first.Get(context),
                after.Get(context),
                last?.Get(context),
                before?.Get(context),
                rules.IncludeTotalCount && context.IsSelected("totalCount")),
            context);
}
