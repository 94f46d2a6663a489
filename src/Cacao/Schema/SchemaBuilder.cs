using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Collects C# types, conventions and options, and builds the schema from them.</summary>
public sealed partial class SchemaBuilder
{
    private readonly List<TypeRegistration> _registrations = [];
    private readonly List<Type> _types = [];

    /// <summary>Adds a class found by the source generator.</summary>
    public SchemaBuilder AddRegistration(TypeRegistration registration)
    {
        _registrations.Add(registration);
        return this;
    }

    /// <summary>Adds a C# type: a class, record, enum, scalar, directive or descriptor type.</summary>
    public SchemaBuilder AddType(Type type)
    {
        _types.Add(type);
        return this;
    }
}
