namespace Cacao.Schema;

/// <summary>The mutation conventions on field descriptors.</summary>
public static class MutationDescriptorExtensions
{
    internal const string ErrorsKey = "Cacao.Errors";
    internal const string OptionsKey = "Cacao.MutationConvention";

    /// <inheritdoc cref="ErrorAttribute"/>
    public static IObjectFieldDescriptor Error(this IObjectFieldDescriptor descriptor, Type errorType)
    {
        var errors = descriptor.ContextData.TryGetValue(ErrorsKey, out var value) ? (List<Type>)value! : [];
        errors.Add(errorType);
        descriptor.ContextData[ErrorsKey] = errors;
        return descriptor;
    }

    /// <inheritdoc cref="ErrorAttribute"/>
    public static IObjectFieldDescriptor Error<TError>(this IObjectFieldDescriptor descriptor) => descriptor.Error(typeof(TError));

    /// <inheritdoc cref="UseMutationConventionAttribute"/>
    public static IObjectFieldDescriptor UseMutationConvention(this IObjectFieldDescriptor descriptor, MutationFieldOptions options = default)
    {
        descriptor.ContextData[OptionsKey] = options;
        return descriptor;
    }
}
