using System.Linq.Expressions;
using System.Reflection;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <inheritdoc cref="IObjectFieldDescriptor"/>
internal sealed class ObjectFieldDescriptor(FieldDraft draft, FieldDrafting fields) : IObjectFieldDescriptor
{
    internal const string RequirementsKey = "Cacao.ParentRequires";

    public FieldDraft Draft => draft;

    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IObjectFieldDescriptor Name(string value) => Do(() => draft.Name = value);

    public IObjectFieldDescriptor Description(string? value) => Do(() => draft.Description = value);

    public IObjectFieldDescriptor Deprecated(string? reason) => Do(() => draft.DeprecationReason = reason.OrDefaultReason());

    public IObjectFieldDescriptor Deprecated() => Deprecated(null);

    public IObjectFieldDescriptor Type<TOutputType>()
        where TOutputType : class
        => Type(typeof(TOutputType));

    public IObjectFieldDescriptor Type(TypeNode typeNode) => Do(() => draft.Type = new TypeReference.Syntax(typeNode));

    public IObjectFieldDescriptor Type(Type type) => Do(() => draft.Type = new TypeReference.Schema(type));

    public IObjectFieldDescriptor Argument(string argumentName, Action<IArgumentDescriptor> argumentDescriptor)
        => Do(() => argumentDescriptor(new ArgumentDescriptor(draft.GetOrAddArgument(argumentName))));

    public IObjectFieldDescriptor Ignore(bool ignore = true) => Do(() => draft.IsIgnored = ignore);

    public IObjectFieldDescriptor Resolve(FieldResolverDelegate fieldResolver) => Resolve(fieldResolver, null);

    public IObjectFieldDescriptor Resolve(FieldResolverDelegate fieldResolver, Type? resultType)
    {
        Resolve(FieldResolver.FromValueTask<object?>(context => fieldResolver(context)).WithOwnContext());

        if (resultType is not null)
        {
            draft.Type ??= new TypeReference.Schema(resultType);
        }

        return this;
    }

    public IObjectFieldDescriptor Resolve(FieldResolver fieldResolver) => Do(() =>
    {
        draft.Resolver = fieldResolver;
        draft.Type ??= fieldResolver.ResultType == typeof(object)
            ? null
            : new TypeReference.Nullable(new TypeReference.Shape(TypeShape.Of(fieldResolver.ResultType)));
    });

    public IObjectFieldDescriptor ResolveWith<TResolver>(Expression<Func<TResolver, object?>> propertyOrMethod)
        => ResolveWith(propertyOrMethod.SelectedMember());

    public IObjectFieldDescriptor ResolveWith(MemberInfo propertyOrMethod) => Do(() => fields.Rebind(draft, propertyOrMethod, null));

    public IObjectFieldDescriptor Subscribe(SubscribeResolverDelegate subscribeResolver) => Do(() => draft.Subscribe = subscribeResolver);

    public IObjectFieldDescriptor Use(FieldMiddleware middleware) => Do(() => draft.Middleware.Add(middleware));

    public IObjectFieldDescriptor Directive<T>(T directiveInstance)
        where T : class
        => Do(() => draft.Directives.Add(new DirectiveDraft(directiveInstance, null)));

    public IObjectFieldDescriptor Directive<T>()
        where T : class, new()
        => Directive(new T());

    public IObjectFieldDescriptor Directive(string name, params ArgumentNode[] arguments) => Do(() => draft.Directives.Add(name, arguments));

    public IObjectFieldDescriptor ParentRequires<TParent>(string? requires) => ParentRequires(requires);

    public IObjectFieldDescriptor ParentRequires(string? requires) => Do(() => draft.ContextData[RequirementsKey] = requires);

    private ObjectFieldDescriptor Do(Action change)
    {
        change();
        return this;
    }
}
