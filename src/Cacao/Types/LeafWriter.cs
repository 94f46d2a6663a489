using System.Text.Json;

namespace Cacao.Types;

/// <summary>Result coercion of a leaf type (specification, section 6.4.3): checks values first, then writes them as JSON.</summary>
public abstract class LeafWriter
{
    /// <summary>Why a value is no result of the type; null when it is one. Called before anything of the response is written.</summary>
    public abstract string? CheckObject(object value);

    /// <summary>Writes a value that passed the check.</summary>
    public abstract void WriteObject(Utf8JsonWriter writer, object value);
}

/// <inheritdoc/>
public abstract class LeafWriter<T> : LeafWriter
    where T : notnull
{
    /// <summary>Every <typeparamref name="T"/> passes <see cref="Check"/>, so the check can be left out.</summary>
    public virtual bool AlwaysValid => true;

    public virtual string? Check(T value) => null;

    public abstract void Write(Utf8JsonWriter writer, T value);

    public sealed override string? CheckObject(object value)
        => value is T typed ? Check(typed) : $"A value of the C# type {value.GetType().Name} cannot be written as {typeof(T).Name}.";

    public sealed override void WriteObject(Utf8JsonWriter writer, object value) => Write(writer, (T)value);
}
