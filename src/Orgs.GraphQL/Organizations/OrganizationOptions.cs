namespace Orgs.GraphQL.Organizations;

/// <summary>What organizations can be, from the configuration section <c>Orgs:Organizations</c>.</summary>
public sealed record OrganizationOptions
{
    /// <summary>
    /// Who can make organizations: addresses such as <c>bob@orgs.example</c> or whole domains such as <c>@orgs.example</c>. Everybody
    /// when none is named.
    /// </summary>
    public IReadOnlyList<string> Creators { get; init; } = [];

    /// <summary>How many living organizations one user can have made; any number when left out.</summary>
    public int? MaxPerCreator { get; init; }

    /// <summary>How many members an organization can have, where its own row says nothing else; any number when left out.</summary>
    public int? MemberLimit { get; init; }

    /// <summary>For how many days a deleted organization can be restored.</summary>
    public int RestorableDays { get; init; } = 30;

    public TimeSpan RestorableFor => TimeSpan.FromDays(RestorableDays);

    public int? LimitOf(Organization organization) => organization.MemberLimit ?? MemberLimit;

    public bool MayCreate(User user)
        => Creators.Count == 0 || Creators.Any(creator => creator.StartsWith('@')
            ? user.Email!.EndsWith(creator, StringComparison.OrdinalIgnoreCase)
            : string.Equals(user.Email, creator, StringComparison.OrdinalIgnoreCase));
}
