using Cacao.Language;

namespace Cacao.Schema;

/// <summary>Configures a union type.</summary>
public interface IUnionTypeDescriptor : IDescriptor
{
    IUnionTypeDescriptor Name(string value);

    IUnionTypeDescriptor Description(string value);

    /// <summary>Adds a member: a descriptor type such as <see cref="ObjectType{T}"/>, or the C# type of an object type.</summary>
    IUnionTypeDescriptor Type<TObjectType>()
        where TObjectType : class;

    IUnionTypeDescriptor Type(NamedTypeNode objectType);

    IUnionTypeDescriptor ResolveAbstractType(ResolveAbstractType resolveAbstractType);

    IUnionTypeDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IUnionTypeDescriptor Directive<T>()
        where T : class, new();

    IUnionTypeDescriptor Directive(string name, params ArgumentNode[] arguments);
}
