using Cacao.Language;

namespace Cacao.Schema;

/// <summary>A part of the schema while attributes, descriptors and conventions still work on it.</summary>
internal abstract class MemberDraft
{
    /// <summary>The GraphQL name, once somebody gave one.</summary>
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? DeprecationReason { get; set; }

    public bool IsIgnored { get; set; }

    public List<DirectiveDraft> Directives { get; } = [];

    public Dictionary<string, object?> ContextData { get; } = [];
}

/// <summary>An applied directive: an instance of its C# type, or names and literals.</summary>
internal sealed record DirectiveDraft(object? Instance, DirectiveNode? Node);
