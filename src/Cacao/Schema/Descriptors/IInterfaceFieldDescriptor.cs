using Cacao.Language;

namespace Cacao.Schema;

/// <summary>Configures a field of an interface type.</summary>
public interface IInterfaceFieldDescriptor : IDescriptor
{
    IInterfaceFieldDescriptor Name(string value);

    IInterfaceFieldDescriptor Description(string? value);

    IInterfaceFieldDescriptor Deprecated(string? reason);

    IInterfaceFieldDescriptor Deprecated();

    /// <inheritdoc cref="IObjectFieldDescriptor.Type{TOutputType}()"/>
    IInterfaceFieldDescriptor Type<TOutputType>()
        where TOutputType : class;

    IInterfaceFieldDescriptor Type(TypeNode type);

    IInterfaceFieldDescriptor Type(Type type);

    IInterfaceFieldDescriptor Ignore(bool ignore = true);

    /// <inheritdoc cref="IObjectFieldDescriptor.Argument"/>
    IInterfaceFieldDescriptor Argument(string name, Action<IArgumentDescriptor> argument);

    IInterfaceFieldDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IInterfaceFieldDescriptor Directive<T>()
        where T : class, new();

    IInterfaceFieldDescriptor Directive(string name, params ArgumentNode[] arguments);
}
