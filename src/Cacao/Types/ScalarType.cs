using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>A scalar (specification, section 3.5): how values come in, from literals and variables, and go out.</summary>
public abstract class ScalarType(string name) : TypeDefinition(name)
{
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>The URL of <c>@specifiedBy</c>; null when there is none.</summary>
    public Uri? SpecifiedBy { get; protected internal set; }

    /// <summary>Turns a literal without variables into the runtime value (input coercion). <see cref="NullValueNode"/> never gets here.</summary>
    /// <exception cref="ScalarFormatException">The literal is no value of this scalar.</exception>
    public abstract object CoerceLiteral(ValueNode literal);

    /// <summary>Turns a JSON value of a variable into the runtime value (input coercion). JSON null never gets here.</summary>
    /// <exception cref="ScalarFormatException">The value is no value of this scalar.</exception>
    public abstract object CoerceInput(JsonElement input);

    /// <summary>Prints a runtime value as a literal, for default values in the schema.</summary>
    /// <exception cref="ScalarFormatException">The value is no value of this scalar.</exception>
    public abstract ValueNode ToLiteral(object runtimeValue);

    /// <summary>The writer for results of a C# type (result coercion); a <see cref="LeafWriter{T}"/> of that type where there is one.</summary>
    public abstract LeafWriter GetWriter(Type runtimeType);
}

/// <summary>A value does not fit a leaf type. The message goes to the client.</summary>
public sealed class ScalarFormatException(string message) : Exception(message);
