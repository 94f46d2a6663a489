namespace Cacao.Schema;

/// <summary>What <c>@authorize</c> asks for.</summary>
public sealed class AuthorizeDirective(string? policy = null, IReadOnlyList<string>? roles = null, ApplyPolicy apply = ApplyPolicy.BeforeResolver)
{
    public string? Policy { get; } = policy;

    public IReadOnlyList<string>? Roles { get; } = roles;

    public ApplyPolicy Apply { get; } = apply;
}

/// <summary>Lifts the type's <c>@authorize</c> from a field.</summary>
public sealed class AllowAnonymousDirective;
