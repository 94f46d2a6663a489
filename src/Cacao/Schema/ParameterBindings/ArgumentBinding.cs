using Cacao.Types;

namespace Cacao.Schema;

/// <summary>An argument of the field; default of <typeparamref name="T"/> when none was given.</summary>
internal sealed class ArgumentBinding<T>(int index) : ParameterBinding<T>
{
    public override T Get(ResolverContext context) => context.GetArgument(index) is { IsSet: true, Value: { } value } ? (T)value : default!;
}

/// <summary>An argument that tells "not given" from null.</summary>
internal sealed class OptionalArgumentBinding<T>(int index) : ParameterBinding<Optional<T>>
{
    public override Optional<T> Get(ResolverContext context)
        => context.GetArgument(index) is { IsSet: true } argument ? new Optional<T>((T?)argument.Value) : default;
}

/// <summary>An argument that the mutation conventions moved into <c>input</c>.</summary>
internal sealed class InputArgumentBinding<T>(int index) : ParameterBinding<T>
{
    public override T Get(ResolverContext context) => InputArguments.Read(context, index) is { IsSet: true, Value: { } value } ? (T)value : default!;
}

/// <inheritdoc cref="InputArgumentBinding{T}"/>
internal sealed class OptionalInputArgumentBinding<T>(int index) : ParameterBinding<Optional<T>>
{
    public override Optional<T> Get(ResolverContext context)
        => InputArguments.Read(context, index) is { IsSet: true } argument ? new Optional<T>((T?)argument.Value) : default;
}

/// <summary>The runtime value of a generated input: its coerced fields as they are.</summary>
internal sealed class InputArguments(InputFieldValue[] values)
{
    public InputFieldValue[] Values { get; } = values;

    /// <summary>Reads a field of the one argument that a mutation has.</summary>
    public static InputFieldValue Read(ResolverContext context, int index)
        => context.GetArgument(0).Value is InputArguments input ? input.Values[index] : default;
}
