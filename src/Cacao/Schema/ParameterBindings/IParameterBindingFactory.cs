using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>
/// A kind of resolver parameter: says which parameters it is for and makes their bindings. Other folders and applications
/// add kinds with <see cref="SchemaBuilder.AddParameterBinding"/>; those go before the built-in ones, and what no kind takes is an argument.
/// </summary>
public interface IParameterBindingFactory
{
    bool CanHandle(ParameterInfo parameter);

    /// <summary>Contributes to the field that the parameter's method resolves, such as arguments of its own.</summary>
    void Configure(ParameterInfo parameter, IObjectFieldDescriptor field)
    {
    }

    /// <summary>Makes a <see cref="ParameterBinding{T}"/> of the parameter's type. Called once, when the schema is built.</summary>
    ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context);
}

/// <summary>What a kind of parameter can know about the field while it makes a binding.</summary>
public interface IParameterBindingContext
{
    /// <summary>The application's services.</summary>
    IServiceProvider Services { get; }

    /// <summary>Binds an argument of the field by its GraphQL name, also where the mutation conventions moved it into <c>input</c>.</summary>
    ParameterBinding<T> Argument<T>(string name);
}
