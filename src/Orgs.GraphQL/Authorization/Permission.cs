namespace Orgs.GraphQL.Authorization;

/// <summary>Whether the viewer may do something, and if not, what the mutation would answer.</summary>
/// <param name="Allowed">True when the mutation would not be refused for who the viewer is or what state things are in.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="Message">The refusal in a sentence.</param>
public sealed record Permission(bool Allowed, ErrorCode? Code, string? Message)
{
    private static readonly Permission _granted = new(true, null, null);

    public static Permission From(DomainError? refusal)
        => refusal is null ? _granted : new Permission(false, refusal.Code, refusal.Message);
}
