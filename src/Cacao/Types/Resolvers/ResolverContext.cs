using System.Diagnostics.CodeAnalysis;
using Cacao.Errors;
using Path = Cacao.Errors.Path;

namespace Cacao.Types;

/// <summary>
/// What resolver delegates get. Parent and arguments are plain virtual reads here, because generated delegates take
/// everything they need from it before the resolver's method runs; so the executor can use one for many parents in turn.
/// </summary>
public abstract class ResolverContext : IMiddlewareContext
{
    public abstract GraphQLSchema Schema { get; }

    public abstract ISelection Selection { get; }

    public ObjectType ObjectType => Selection.DeclaringType;

    public string ResponseName => Selection.ResponseName;

    public abstract Path Path { get; }

    public abstract IServiceProvider Services { get; }

    public abstract CancellationToken RequestAborted { get; }

    public abstract IDictionary<string, object?> ContextData { get; }

    public abstract object? Result { get; set; }

    /// <summary>The parent value; null at the root.</summary>
    public abstract object? ParentObject { get; }

    /// <summary>The coerced argument at an <see cref="InputField.Index"/>, defaults applied.</summary>
    public abstract InputFieldValue GetArgument(int index);

    public abstract bool IsSelected(string fieldName);

    public abstract void ReportError(IError error);

    public void ReportError(string errorMessage) => ReportError(new Error(errorMessage));

    public T Parent<T>() => (T)ParentObject!;

    [SuppressMessage("Usage", "CA2208", Justification = "The name is the argument's.")]
    public T ArgumentValue<T>(string name)
        => GetArgument(Selection.Field.Arguments[name].Index) is { IsSet: true, Value: { } value } ? (T)value : default!;

    public Optional<T> ArgumentOptional<T>(string name)
        => GetArgument(Selection.Field.Arguments[name].Index) is { IsSet: true } argument ? new Optional<T>((T?)argument.Value) : default;

    /// <summary>A DataLoader of the request; the same one for all parents.</summary>
    public virtual T DataLoader<T>()
        where T : notnull
        => Service<T>();

    public T Service<T>()
        where T : notnull
        => (T)(Services.GetService(typeof(T)) ?? throw new InvalidOperationException($"No service of type {typeof(T)} is registered."));
}
