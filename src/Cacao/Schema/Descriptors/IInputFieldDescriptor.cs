using Cacao.Language;

namespace Cacao.Schema;

/// <summary>Configures a field of an input object type.</summary>
public interface IInputFieldDescriptor : IDescriptor
{
    IInputFieldDescriptor Name(string value);

    IInputFieldDescriptor Description(string value);

    IInputFieldDescriptor Deprecated(string reason);

    IInputFieldDescriptor Deprecated();

    /// <inheritdoc cref="IObjectFieldDescriptor.Type{TOutputType}()"/>
    IInputFieldDescriptor Type<TInputType>()
        where TInputType : class;

    IInputFieldDescriptor Type(TypeNode typeNode);

    IInputFieldDescriptor Type(Type type);

    IInputFieldDescriptor Ignore(bool ignore = true);

    IInputFieldDescriptor DefaultValue(ValueNode value);

    IInputFieldDescriptor DefaultValue(object? value);

    IInputFieldDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IInputFieldDescriptor Directive<T>()
        where T : class, new();

    IInputFieldDescriptor Directive(string name, params ArgumentNode[] arguments);
}
