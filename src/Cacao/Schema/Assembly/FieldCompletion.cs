using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Binds fields to their resolvers, once it is settled which arguments they have.</summary>
internal sealed class FieldCompletion(DescriptorContext context)
{
    private static readonly ParentBindingFactory PayloadParent = new(isPayload: true);

    public FieldResolver? Resolver(ObjectTypeDraft type, FieldDraft field)
    {
        if (field.Resolver is not null)
        {
            return field.Resolver;
        }

        if (field.Member is null)
        {
            return null;
        }

        var isOfParent = field.Member.DeclaringType!.IsAssignableFrom(type.RuntimeType) && !IsStatic(field.Member);

        if (field.Member is PropertyInfo property && isOfParent && field.Create is null && !ResultTypes.IsAsynchronous(property.PropertyType))
        {
            return PropertyResolvers.Create(property);
        }

        var bindings = field.Member is MethodInfo method
            ? Array.ConvertAll(method.GetParameters(), parameter => Bind(parameter, field, type.IsPayload))
            : [];

        var resolver = Create(type, field, isOfParent, bindings);
        return bindings.Any(KeepsContext) ? resolver.WithOwnContext() : resolver;
    }

    private static FieldResolver Create(ObjectTypeDraft type, FieldDraft field, bool isOfParent, ParameterBinding[] bindings)
    {
        // What the generator made for a method of the type itself asks the context for the type, and a payload is not its own parent.
        return field.Create is { } create && !(isOfParent && type.IsPayload)
            ? create(new ParameterBindings(bindings))
            : MethodResolvers.Create(field.Member!, isOfParent, isOfParent ? Parent(type) : null, bindings);
    }

    public ParameterBinding Bind(ParameterInfo parameter, FieldDraft field, bool isPayload)
    {
        var bindingContext = new BindingContext(context.Services, field);

        return context.KindOf(parameter) is { } kind
            ? (isPayload && kind is ParentBindingFactory ? PayloadParent : kind).Create(parameter, bindingContext)
            : bindingContext.Argument(NameOf(parameter, field), parameter.ParameterType);
    }

    private static string NameOf(ParameterInfo parameter, FieldDraft field)
        => (field.InputArguments ?? field.Arguments).Find(argument => argument.Parameter == parameter)?.Name ?? NamingConventions.ArgumentName(parameter);

    private static ParameterBinding Parent(ObjectTypeDraft type)
        => ParameterBindingActivator.Create(type.IsPayload ? typeof(PayloadParentBinding<>) : typeof(ParentBinding<>), type.RuntimeType);

    private static bool KeepsContext(ParameterBinding binding) => typeof(IResolverContext).IsAssignableFrom(binding.ParameterType);

    private static bool IsStatic(MemberInfo member) => member is PropertyInfo property ? property.GetMethod!.IsStatic : ((MethodInfo)member).IsStatic;

    private sealed class BindingContext(IServiceProvider services, FieldDraft field) : IParameterBindingContext
    {
        public IServiceProvider Services => services;

        public ParameterBinding<T> Argument<T>(string name) => (ParameterBinding<T>)Argument(name, typeof(T));

        public ParameterBinding Argument(string name, Type type)
        {
            var isInInput = field.InputArguments is not null;
            var index = (field.InputArguments ?? field.Arguments).Where(argument => !argument.IsIgnored).ToList().FindIndex(argument => argument.Name == name);

            if (index < 0)
            {
                throw new ArgumentException($"The field {field.Name} has no argument {name}.", nameof(name));
            }

            return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
                ? ParameterBindingActivator.Create(isInInput ? typeof(OptionalInputArgumentBinding<>) : typeof(OptionalArgumentBinding<>), type.GetGenericArguments()[0], index)
                : ParameterBindingActivator.Create(isInInput ? typeof(InputArgumentBinding<>) : typeof(ArgumentBinding<>), type, index);
        }
    }
}
