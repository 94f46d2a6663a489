using System.Reflection;

namespace Cacao.Schema;

/// <summary>
/// A failure that the mutation answers as data in the payload's <c>errors</c>: an exception type, or an error class with a
/// constructor or static methods <c>CreateErrorFrom</c> that take the exception.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public class ErrorAttribute(Type errorType) : ObjectFieldDescriptorAttribute
{
    public Type ErrorType { get; } = errorType;

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
        => descriptor.Error(ErrorType);
}

/// <inheritdoc/>
public sealed class ErrorAttribute<TError>() : ErrorAttribute(typeof(TError));
