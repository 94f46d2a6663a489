using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>What a class that the source generator found contributes to the schema.</summary>
public enum TypeRegistrationKind
{
    /// <summary><c>[QueryType]</c>: its members are fields of Query.</summary>
    Query,

    /// <summary><c>[MutationType]</c>: its members are fields of Mutation.</summary>
    Mutation,

    /// <summary><c>[SubscriptionType]</c>: its members are fields of Subscription.</summary>
    Subscription,

    /// <summary><c>[ObjectType&lt;T&gt;]</c>: its members are fields of the object type of T.</summary>
    Object,

    /// <summary><c>[InterfaceType&lt;T&gt;]</c>: its members are fields of the interface type of T.</summary>
    Interface,

    /// <summary>A class, record, enum, interface, scalar, directive or descriptor type that is a type by itself.</summary>
    Type,
}

/// <summary>One class found by the source generator.</summary>
/// <param name="Kind">What it contributes.</param>
/// <param name="DeclaringType">The class.</param>
/// <param name="ExtendedType">T of <c>[ObjectType&lt;T&gt;]</c>; null for the others.</param>
/// <param name="Resolvers">Its public methods with their compiled delegates.</param>
/// <param name="Configure">Its <c>static partial void Configure(IObjectTypeDescriptor&lt;T&gt;)</c> as <c>Action&lt;IObjectTypeDescriptor&lt;T&gt;&gt;</c> (or of the interface descriptor, or of the non-generic one); null without.</param>
public sealed record TypeRegistration(
    TypeRegistrationKind Kind,
    Type DeclaringType,
    Type? ExtendedType,
    IReadOnlyList<ResolverRegistration> Resolvers,
    Delegate? Configure);

/// <summary>A resolver method or property and how to make its delegate, once the schema knows where each parameter comes from.</summary>
/// <param name="Member">The method or property, for names, nullability and attributes.</param>
/// <param name="Create">Makes the resolver from the bindings of the parameters, in their order.</param>
public sealed record ResolverRegistration(MemberInfo Member, Func<ParameterBindings, FieldResolver> Create);

/// <summary>A DataLoader class that the source generator made, to be registered per request.</summary>
public sealed record DataLoaderRegistration(Type InterfaceType, Type ImplementationType);
