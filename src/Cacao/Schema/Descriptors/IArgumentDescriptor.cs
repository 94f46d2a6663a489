using Cacao.Language;

namespace Cacao.Schema;

/// <summary>Configures an argument of a field.</summary>
public interface IArgumentDescriptor : IDescriptor
{
    IArgumentDescriptor Name(string value);

    IArgumentDescriptor Description(string value);

    IArgumentDescriptor Deprecated(string reason);

    IArgumentDescriptor Deprecated();

    /// <inheritdoc cref="IObjectFieldDescriptor.Type{TOutputType}()"/>
    IArgumentDescriptor Type<TInputType>()
        where TInputType : class;

    IArgumentDescriptor Type(TypeNode typeNode);

    IArgumentDescriptor Type(Type type);

    IArgumentDescriptor DefaultValue(ValueNode value);

    IArgumentDescriptor DefaultValue(object? value);

    IArgumentDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IArgumentDescriptor Directive<T>()
        where T : class, new();

    IArgumentDescriptor Directive(string name, params ArgumentNode[] arguments);
}
