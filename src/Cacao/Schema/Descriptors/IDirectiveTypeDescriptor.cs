using System.Linq.Expressions;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Configures a directive type.</summary>
public interface IDirectiveTypeDescriptor : IDescriptor
{
    IDirectiveTypeDescriptor Name(string value);

    IDirectiveTypeDescriptor Description(string? value);

    IDirectiveArgumentDescriptor Argument(string name);

    IDirectiveTypeDescriptor Location(DirectiveLocation value);

    IDirectiveTypeDescriptor Use(DirectiveMiddleware middleware);

    IDirectiveTypeDescriptor Repeatable();

    /// <summary>The directive is printed and visible to introspection.</summary>
    IDirectiveTypeDescriptor Public();

    /// <summary>As in HotChocolate the directive is not meant for clients; it is printed nevertheless, since what guards a field belongs in the schema.</summary>
    IDirectiveTypeDescriptor Internal();
}

/// <inheritdoc/>
public interface IDirectiveTypeDescriptor<T> : IDescriptor
{
    IDirectiveTypeDescriptor<T> Name(string value);

    IDirectiveTypeDescriptor<T> Description(string? value);

    IDirectiveTypeDescriptor<T> BindArguments(BindingBehavior behavior);

    IDirectiveTypeDescriptor<T> BindArgumentsExplicitly();

    IDirectiveTypeDescriptor<T> BindArgumentsImplicitly();

    IDirectiveArgumentDescriptor Argument(Expression<Func<T, object?>> property);

    IDirectiveArgumentDescriptor Argument(string name);

    IDirectiveTypeDescriptor<T> Location(DirectiveLocation value);

    /// <summary>Adds middleware to every field that the directive stands on, and to the fields of every object type that it stands on.</summary>
    IDirectiveTypeDescriptor<T> Use(DirectiveMiddleware middleware);

    IDirectiveTypeDescriptor<T> Repeatable();

    /// <inheritdoc cref="IDirectiveTypeDescriptor.Public"/>
    IDirectiveTypeDescriptor<T> Public();

    /// <inheritdoc cref="IDirectiveTypeDescriptor.Internal"/>
    IDirectiveTypeDescriptor<T> Internal();
}

/// <summary>Configures an argument of a directive type.</summary>
public interface IDirectiveArgumentDescriptor : IDescriptor
{
    IDirectiveArgumentDescriptor Name(string value);

    IDirectiveArgumentDescriptor Description(string value);

    IDirectiveArgumentDescriptor Deprecated(string reason);

    IDirectiveArgumentDescriptor Deprecated();

    /// <inheritdoc cref="IObjectFieldDescriptor.Type{TOutputType}()"/>
    IDirectiveArgumentDescriptor Type<TInputType>()
        where TInputType : class;

    IDirectiveArgumentDescriptor Type(TypeNode typeNode);

    IDirectiveArgumentDescriptor Type(Type type);

    IDirectiveArgumentDescriptor DefaultValue(ValueNode value);

    IDirectiveArgumentDescriptor DefaultValue(object? value);

    IDirectiveArgumentDescriptor Ignore(bool ignore = true);
}

/// <summary>Makes middleware from an applied directive.</summary>
public delegate FieldDelegate DirectiveMiddleware(FieldDelegate next, Directive directive);
