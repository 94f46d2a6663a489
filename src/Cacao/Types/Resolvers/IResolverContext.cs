using Cacao.Errors;
using Cacao.Language;
using Path = Cacao.Errors.Path;

namespace Cacao.Types;

/// <summary>What a resolver can know and use. Valid until the resolver's task has ended.</summary>
public interface IResolverContext
{
    GraphQLSchema Schema { get; }

    ObjectType ObjectType { get; }

    ISelection Selection { get; }

    string ResponseName { get; }

    Path Path { get; }

    IServiceProvider Services { get; }

    /// <summary>Fires when the client has gone, the time limit has passed or the server stops.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>State of the whole request.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>The parent value.</summary>
    /// <exception cref="InvalidCastException">It is no <typeparamref name="T"/>.</exception>
    T Parent<T>();

    /// <summary>The coerced value of an argument, its default if it was not given; default of <typeparamref name="T"/> for none.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    T ArgumentValue<T>(string name);

    /// <summary>The coerced value of an argument and whether it was given.</summary>
    Optional<T> ArgumentOptional<T>(string name);

    T Service<T>()
        where T : notnull;

    /// <summary>Whether the selection set under this field asks for a field, with <c>@skip</c> and <c>@include</c> applied.</summary>
    bool IsSelected(string fieldName);

    /// <summary>Adds an error at this field's path without nulling it.</summary>
    void ReportError(string errorMessage);

    /// <inheritdoc cref="ReportError(string)"/>
    void ReportError(IError error);
}

/// <inheritdoc/>
public interface IMiddlewareContext : IResolverContext
{
    /// <summary>The field's result: set by the resolver or by middleware in its stead.</summary>
    object? Result { get; set; }
}
