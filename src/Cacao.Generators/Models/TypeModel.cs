namespace Cacao.Generators.Models;

/// <summary>What a class contributes; the names are those of Cacao.Schema.TypeRegistrationKind.</summary>
internal enum TypeKindModel
{
    Query,
    Mutation,
    Subscription,
    Object,
    Interface,
    Type,
}

/// <summary>A class that is registered.</summary>
/// <param name="Kind">What it contributes.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Name">Its name without the namespace.</param>
/// <param name="FullName">Its name with <c>global::</c>.</param>
/// <param name="ExtendedType">T of <c>[ObjectType&lt;T&gt;]</c>.</param>
/// <param name="Keyword">How its partial part is declared, such as <c>static partial class</c>; null when it gets none.</param>
/// <param name="DescriptorType">The parameter of Configure in the partial part.</param>
/// <param name="IsConfigured">Whether the application implements Configure.</param>
/// <param name="Members">Its resolvers.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
internal sealed record TypeModel(
    TypeKindModel Kind,
    string Namespace,
    string Name,
    string FullName,
    string? ExtendedType,
    string? Keyword,
    string? DescriptorType,
    bool IsConfigured,
    EquatableArray<MemberModel> Members,
    EquatableArray<DiagnosticModel> Diagnostics)
{
    /// <summary>Its name as part of an identifier or a file name.</summary>
    public string Identifier => FullName.Replace("global::", "").Replace('.', '_').Replace('<', '_').Replace('>', '_').Replace(',', '_').Replace(" ", "");
}
