using Microsoft.CodeAnalysis;

namespace Cacao.Generators;

/// <summary>What the generator complains about.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor TypeMustBeStaticPartial = Error(
        "CACAO001", "The class of an [ObjectType<T>] or [InterfaceType<T>] must be static and partial", "'{0}' must be a static partial class");

    public static readonly DiagnosticDescriptor RootTypeMustBePartial = Error(
        "CACAO002", "A static class with [QueryType], [MutationType] or [SubscriptionType] must be partial", "'{0}' must be partial");

    public static readonly DiagnosticDescriptor TypeMustNotBeNestedOrGeneric = Error(
        "CACAO003", "A type that is registered must be neither nested nor generic", "'{0}' must be neither nested nor generic");

    public static readonly DiagnosticDescriptor ResolverMustNotBeGeneric = Error(
        "CACAO004", "A resolver must be neither generic nor take parameters by reference", "'{0}' must be neither generic nor take parameters by reference; mark it [GraphQLIgnore] if it is no field");

    public static readonly DiagnosticDescriptor DataLoaderMustBeStatic = Error(
        "CACAO010", "A [DataLoader] method must be static", "'{0}' must be static");

    public static readonly DiagnosticDescriptor DataLoaderMustBeAccessible = Error(
        "CACAO011", "A [DataLoader] method must be public or internal", "'{0}' must be public or internal, and so must its class");

    public static readonly DiagnosticDescriptor DataLoaderMustNotBeGeneric = Error(
        "CACAO012", "A [DataLoader] method must not be generic, nor its class", "'{0}' must not be generic, nor its class");

    public static readonly DiagnosticDescriptor DataLoaderNeedsKey = Error(
        "CACAO013", "The first parameter of a [DataLoader] method must be the keys", "The first parameter of '{0}' must be IReadOnlyList<TKey>, or TKey when it returns a single value");

    public static readonly DiagnosticDescriptor DataLoaderNeedsTask = Error(
        "CACAO014", "A [DataLoader] method must return a task", "'{0}' must return Task<T> or ValueTask<T> of a dictionary, a lookup or a single value");

    public static readonly DiagnosticDescriptor DataLoaderKeysDiffer = Error(
        "CACAO015", "The keys that go in and those that come out must have one type", "'{0}' returns values by keys of another type than it takes");

    public static readonly DiagnosticDescriptor DataLoaderNamedTwice = Error(
        "CACAO016", "DataLoaders of one namespace must have different names", "Two [DataLoader] methods make '{0}'; give one of them another name");

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => new(id, title, message, "Cacao", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
