using System.Linq.Expressions;
using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <inheritdoc cref="IDirectiveTypeDescriptor"/>
internal sealed class DirectiveTypeDescriptor(DirectiveTypeDraft draft) : IDirectiveTypeDescriptor
{
    public DirectiveTypeDraft Draft => draft;

    public IDictionary<string, object?> ContextData => draft.ContextData;

    public IDirectiveTypeDescriptor Name(string value) => Do(() => draft.Name = value);

    public IDirectiveTypeDescriptor Description(string? value) => Do(() => draft.Description = value);

    public IDirectiveArgumentDescriptor Argument(string name)
    {
        var argument = draft.Arguments.Find(candidate => candidate.Name == name);

        if (argument is null)
        {
            argument = new ArgumentDraft { Name = name };
            draft.Arguments.Add(argument);
        }

        return Describe(argument);
    }

    public IDirectiveArgumentDescriptor Argument(PropertyInfo property)
        => Describe(draft.Arguments.Find(candidate => candidate.Property?.Name == property.Name)
            ?? throw new ArgumentException($"{property.Name} of {draft.RuntimeType} is no argument.", nameof(property)));

    public IDirectiveTypeDescriptor Location(DirectiveLocation value) => Do(() => draft.Locations |= value);

    public IDirectiveTypeDescriptor Use(DirectiveMiddleware middleware) => Do(() => draft.Middleware.Add(middleware));

    public IDirectiveTypeDescriptor Repeatable() => Do(() => draft.IsRepeatable = true);

    public IDirectiveTypeDescriptor Public() => this;

    public IDirectiveTypeDescriptor Internal() => this;

    private static DirectiveArgumentDescriptor Describe(ArgumentDraft argument)
    {
        argument.IsExplicit = true;
        return new DirectiveArgumentDescriptor(argument);
    }

    private DirectiveTypeDescriptor Do(Action change)
    {
        change();
        return this;
    }
}

/// <inheritdoc cref="IDirectiveTypeDescriptor"/>
internal sealed class DirectiveTypeDescriptor<T>(DirectiveTypeDescriptor inner) : IDirectiveTypeDescriptor<T>
{
    public IDictionary<string, object?> ContextData => inner.ContextData;

    public IDirectiveTypeDescriptor<T> Name(string value) => Also(inner.Name(value));

    public IDirectiveTypeDescriptor<T> Description(string? value) => Also(inner.Description(value));

    public IDirectiveTypeDescriptor<T> BindArguments(BindingBehavior behavior)
    {
        inner.Draft.Binding = behavior;
        return this;
    }

    public IDirectiveTypeDescriptor<T> BindArgumentsExplicitly() => BindArguments(BindingBehavior.Explicit);

    public IDirectiveTypeDescriptor<T> BindArgumentsImplicitly() => BindArguments(BindingBehavior.Implicit);

    public IDirectiveArgumentDescriptor Argument(Expression<Func<T, object?>> property) => inner.Argument((PropertyInfo)property.SelectedMember());

    public IDirectiveArgumentDescriptor Argument(string name) => inner.Argument(name);

    public IDirectiveTypeDescriptor<T> Location(DirectiveLocation value) => Also(inner.Location(value));

    public IDirectiveTypeDescriptor<T> Use(DirectiveMiddleware middleware) => Also(inner.Use(middleware));

    public IDirectiveTypeDescriptor<T> Repeatable() => Also(inner.Repeatable());

    public IDirectiveTypeDescriptor<T> Public() => this;

    public IDirectiveTypeDescriptor<T> Internal() => this;

    private DirectiveTypeDescriptor<T> Also(IDirectiveTypeDescriptor _) => this;
}
