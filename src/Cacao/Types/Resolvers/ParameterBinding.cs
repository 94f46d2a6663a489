namespace Cacao.Types;

/// <summary>Where one parameter of a resolver method comes from: the parent, an argument, a service, the request …</summary>
public abstract class ParameterBinding
{
    /// <summary>The parameter's C# type.</summary>
    public abstract Type ParameterType { get; }
}

/// <inheritdoc/>
public abstract class ParameterBinding<T> : ParameterBinding
{
    public sealed override Type ParameterType => typeof(T);

    /// <summary>Reads the value. Called before the resolver method runs, once per call of it.</summary>
    public abstract T Get(ResolverContext context);
}

/// <summary>The bindings of a method's parameters, in their order; generated code takes each out once, typed.</summary>
public readonly struct ParameterBindings(ParameterBinding[] bindings)
{
    public ParameterBinding this[int index] => bindings[index];

    public ParameterBinding<T> Get<T>(int index) => (ParameterBinding<T>)bindings[index];
}
