namespace Cacao.Schema;

/// <summary>A class that describes a type of the schema in code, for types that attributes alone do not describe.</summary>
public abstract class SchemaType
{
    private protected SchemaType()
    {
    }
}

/// <summary>The object type of a C# class; override <see cref="Configure"/> to change what is inferred.</summary>
public class ObjectType<T> : SchemaType
{
    protected internal virtual void Configure(IObjectTypeDescriptor<T> descriptor)
    {
    }
}

/// <summary>Further fields for the object type of a C# class.</summary>
public abstract class ObjectTypeExtension<T> : SchemaType
{
    protected internal abstract void Configure(IObjectTypeDescriptor<T> descriptor);
}

/// <summary>The interface type of a C# interface or class.</summary>
public class InterfaceType<T> : SchemaType
{
    protected internal virtual void Configure(IInterfaceTypeDescriptor<T> descriptor)
    {
    }
}

/// <summary>A union whose members implement or derive from a C# type.</summary>
public class UnionType<T> : SchemaType
{
    protected internal virtual void Configure(IUnionTypeDescriptor descriptor)
    {
    }
}

/// <summary>The enum type of a C# enum.</summary>
public class EnumType<T> : SchemaType
{
    protected internal virtual void Configure(IEnumTypeDescriptor<T> descriptor)
    {
    }
}

/// <summary>The input object type of a C# class or record.</summary>
public class InputObjectType<T> : SchemaType
{
    protected internal virtual void Configure(IInputObjectTypeDescriptor<T> descriptor)
    {
    }
}

/// <summary>The directive type of a C# class whose properties are the arguments.</summary>
public class DirectiveType<T> : SchemaType
    where T : class
{
    protected internal virtual void Configure(IDirectiveTypeDescriptor<T> descriptor)
    {
    }
}

/// <summary>Notation for a non-null type where a schema type is asked for: <c>NonNullType&lt;SlugType&gt;</c>.</summary>
public sealed class NonNullType<T> : SchemaType
    where T : class;

/// <summary>Notation for a list type where a schema type is asked for: <c>ListType&lt;NonNullType&lt;SlugType&gt;&gt;</c>.</summary>
public sealed class ListType<T> : SchemaType
    where T : class;
