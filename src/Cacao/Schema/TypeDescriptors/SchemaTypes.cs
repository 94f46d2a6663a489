namespace Cacao.Schema;

/// <summary>A class that describes a type of the schema in code, for types that attributes alone do not describe.</summary>
public abstract class SchemaType
{
    private protected SchemaType()
    {
    }

    internal abstract SchemaTypeKind Kind { get; }

    /// <summary>The C# type that it is about.</summary>
    internal abstract Type DescribedType { get; }

    internal abstract void Describe(IDescriptor descriptor);
}

internal enum SchemaTypeKind { Object, Interface, Union, Enum, InputObject, Directive, Wrapper }

/// <summary>The object type of a C# class; override <see cref="Configure"/> to change what is inferred.</summary>
public class ObjectType<T> : SchemaType
{
    internal sealed override SchemaTypeKind Kind => SchemaTypeKind.Object;

    internal sealed override Type DescribedType => typeof(T);

    protected virtual void Configure(IObjectTypeDescriptor<T> descriptor)
    {
    }

    internal sealed override void Describe(IDescriptor descriptor) => Configure(new ObjectTypeDescriptor<T>((ObjectTypeDescriptor)descriptor));
}

/// <summary>Further fields for the object type of a C# class.</summary>
public abstract class ObjectTypeExtension<T> : SchemaType
{
    internal sealed override SchemaTypeKind Kind => SchemaTypeKind.Object;

    internal sealed override Type DescribedType => typeof(T);

    protected abstract void Configure(IObjectTypeDescriptor<T> descriptor);

    internal sealed override void Describe(IDescriptor descriptor) => Configure(new ObjectTypeDescriptor<T>((ObjectTypeDescriptor)descriptor));
}

/// <summary>The interface type of a C# interface or class.</summary>
public class InterfaceType<T> : SchemaType
{
    internal sealed override SchemaTypeKind Kind => SchemaTypeKind.Interface;

    internal sealed override Type DescribedType => typeof(T);

    protected virtual void Configure(IInterfaceTypeDescriptor<T> descriptor)
    {
    }

    internal sealed override void Describe(IDescriptor descriptor) => Configure(new InterfaceTypeDescriptor<T>((InterfaceTypeDescriptor)descriptor));
}

/// <summary>A union whose members implement or derive from a C# type.</summary>
public class UnionType<T> : SchemaType
{
    internal sealed override SchemaTypeKind Kind => SchemaTypeKind.Union;

    internal sealed override Type DescribedType => typeof(T);

    protected virtual void Configure(IUnionTypeDescriptor descriptor)
    {
    }

    internal sealed override void Describe(IDescriptor descriptor) => Configure((IUnionTypeDescriptor)descriptor);
}

/// <summary>The enum type of a C# enum.</summary>
public class EnumType<T> : SchemaType
{
    internal sealed override SchemaTypeKind Kind => SchemaTypeKind.Enum;

    internal sealed override Type DescribedType => typeof(T);

    protected virtual void Configure(IEnumTypeDescriptor<T> descriptor)
    {
    }

    internal sealed override void Describe(IDescriptor descriptor) => Configure(new EnumTypeDescriptor<T>((EnumTypeDescriptor)descriptor));
}

/// <summary>The input object type of a C# class or record.</summary>
public class InputObjectType<T> : SchemaType
{
    internal sealed override SchemaTypeKind Kind => SchemaTypeKind.InputObject;

    internal sealed override Type DescribedType => typeof(T);

    protected virtual void Configure(IInputObjectTypeDescriptor<T> descriptor)
    {
    }

    internal sealed override void Describe(IDescriptor descriptor) => Configure(new InputObjectTypeDescriptor<T>((InputObjectTypeDescriptor)descriptor));
}

/// <summary>The directive type of a C# class whose properties are the arguments.</summary>
public class DirectiveType<T> : SchemaType
    where T : class
{
    internal sealed override SchemaTypeKind Kind => SchemaTypeKind.Directive;

    internal sealed override Type DescribedType => typeof(T);

    protected virtual void Configure(IDirectiveTypeDescriptor<T> descriptor)
    {
    }

    internal sealed override void Describe(IDescriptor descriptor) => Configure(new DirectiveTypeDescriptor<T>((DirectiveTypeDescriptor)descriptor));
}

/// <summary>Notation for a non-null type where a schema type is asked for: <c>NonNullType&lt;SlugType&gt;</c>.</summary>
public sealed class NonNullType<T> : SchemaType
    where T : class
{
    internal override SchemaTypeKind Kind => SchemaTypeKind.Wrapper;

    internal override Type DescribedType => typeof(T);

    internal override void Describe(IDescriptor descriptor)
    {
    }
}

/// <summary>Notation for a list type where a schema type is asked for: <c>ListType&lt;NonNullType&lt;SlugType&gt;&gt;</c>.</summary>
public sealed class ListType<T> : SchemaType
    where T : class
{
    internal override SchemaTypeKind Kind => SchemaTypeKind.Wrapper;

    internal override Type DescribedType => typeof(T);

    internal override void Describe(IDescriptor descriptor)
    {
    }
}
