namespace Cacao.Types;

/// <summary>
/// How a field gets its values. The kinds are closed; the executor runs each in its own way (a loop over a property
/// getter is not a task per parent), and knows <see cref="ResultType"/> to keep leaf values without boxing.
/// </summary>
public abstract class FieldResolver
{
    private protected FieldResolver()
    {
    }

    /// <summary>The C# type of one value, without the task around it.</summary>
    public abstract Type ResultType { get; }

    /// <summary>It may have to wait for something: a database, a DataLoader.</summary>
    public virtual bool MayWait => false;

    /// <summary>
    /// The resolver keeps its context, because it takes <see cref="IResolverContext"/> itself, so each parent needs one of its own.
    /// Others read all they need before they first wait, and share one.
    /// </summary>
    public bool NeedsOwnContext { get; private set; }

    /// <summary>Says that the resolver keeps its context: see <see cref="NeedsOwnContext"/>.</summary>
    public FieldResolver WithOwnContext()
    {
        NeedsOwnContext = true;
        return this;
    }

    /// <summary>The general way, for middleware: one value, boxed.</summary>
    public abstract ValueTask<object?> ResolveAsync(ResolverContext context);

    /// <summary>Reads a member of the parent; cannot wait and needs nothing else.</summary>
    public static FieldResolver FromProperty<TParent, TResult>(Func<TParent, TResult> getter) => new PropertyResolver<TParent, TResult>(getter);

    /// <summary>Computes a value without waiting.</summary>
    public static FieldResolver FromValue<TResult>(Func<ResolverContext, TResult> resolve) => new ValueResolver<TResult>(resolve);

    /// <summary>Computes a value, waiting if it has to.</summary>
    public static FieldResolver FromValueTask<TResult>(Func<ResolverContext, ValueTask<TResult>> resolve) => new TaskResolver<TResult>(resolve);

    /// <inheritdoc cref="FromValueTask{TResult}"/>
    public static FieldResolver FromTask<TResult>(Func<ResolverContext, Task<TResult>> resolve)
        => new TaskResolver<TResult>(context => new ValueTask<TResult>(resolve(context)));
}

/// <inheritdoc cref="FieldResolver.FromProperty{TParent, TResult}"/>
public sealed class PropertyResolver<TParent, TResult>(Func<TParent, TResult> getter) : FieldResolver
{
    public override Type ResultType => typeof(TResult);

    public Func<TParent, TResult> Getter { get; } = getter;

    public override ValueTask<object?> ResolveAsync(ResolverContext context) => new(Getter((TParent)context.ParentObject!));
}

/// <inheritdoc cref="FieldResolver.FromValue{TResult}"/>
public sealed class ValueResolver<TResult>(Func<ResolverContext, TResult> resolve) : FieldResolver
{
    public override Type ResultType => typeof(TResult);

    public Func<ResolverContext, TResult> Resolve { get; } = resolve;

    public override ValueTask<object?> ResolveAsync(ResolverContext context) => new(Resolve(context));
}

/// <inheritdoc cref="FieldResolver.FromValueTask{TResult}"/>
public sealed class TaskResolver<TResult>(Func<ResolverContext, ValueTask<TResult>> resolve) : FieldResolver
{
    public override Type ResultType => typeof(TResult);

    public override bool MayWait => true;

    public Func<ResolverContext, ValueTask<TResult>> Resolve { get; } = resolve;

    public override async ValueTask<object?> ResolveAsync(ResolverContext context) => await Resolve(context).ConfigureAwait(false);
}
