namespace Orgs.GraphQL.Shared;

/// <summary>How often things may be tried and what operations may cost, from the configuration section <c>Orgs:Limits</c>.</summary>
public sealed record LimitOptions
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>Wrong passwords for one account from one network in five minutes. The right one does not help then.</summary>
    public int FailedSignInsPerAccount { get; init; } = 5;

    /// <summary>Wrong passwords for one account from everywhere in an hour.</summary>
    public int FailedSignInsPerAccountEverywhere { get; init; } = 100;

    /// <summary>Wrong passwords from one network in a minute.</summary>
    public int FailedSignInsPerNetwork { get; init; } = 20;

    /// <summary>Registrations from one network in an hour.</summary>
    public int RegistrationsPerNetwork { get; init; } = 60;

    /// <summary>Requests for a new password from one network in an hour.</summary>
    public int PasswordResetsPerNetwork { get; init; } = 60;

    /// <summary>Mails about its account that anybody can have sent to one address in an hour.</summary>
    public int AccountMailsPerAddress { get; init; } = 5;

    /// <summary>Sessions that one user can have at once. One more ends the one that was unused for longest.</summary>
    public int SessionsPerUser { get; init; } = 100;

    /// <summary>Wrong tokens from one network in a minute.</summary>
    public int WrongTokensPerNetwork { get; init; } = 60;

    /// <summary>Invitations that one organization can send in a day. Sending one again counts as well.</summary>
    public int InvitationsPerOrganization { get; init; } = 50;

    /// <summary>Invitations that one person can send in a day, from all organizations together.</summary>
    public int InvitationsPerInviter { get; init; } = 100;

    /// <summary>Invitations that are mailed to one address in a day, by all organizations together.</summary>
    public int InvitationsPerRecipient { get; init; } = 5;

    /// <summary>How much work one operation may be; twice what the largest one is that we document.</summary>
    public double MaxFieldCost { get; init; } = 20_000;

    /// <summary>How many objects one operation may ask for; twice as many as the largest one does that we document.</summary>
    public double MaxTypeCost { get; init; } = 20_000;

    /// <summary>What the operations of one user may cost in a minute.</summary>
    public int CostPerUser { get; init; } = 500_000;

    /// <summary>What the operations of all who are not signed in may cost in a minute, of one network.</summary>
    public int CostPerNetwork { get; init; } = 10_000;

    /// <summary>Whether there are budgets at all. Off is for measuring how fast one user can be served.</summary>
    public bool CostBudgets { get; init; } = true;

    public RateLimit CostPerUserAndMinute => new(nameof(CostPerUser), CostPerUser, TimeSpan.FromMinutes(1));

    public RateLimit CostPerNetworkAndMinute => new(nameof(CostPerNetwork), CostPerNetwork, TimeSpan.FromMinutes(1));

    /// <summary>Organizations that one user can make in a day.</summary>
    public int OrganizationsPerUser { get; init; } = 100;

    /// <summary>Slugs that one user can ask about in a minute.</summary>
    public int SlugQuestionsPerUser { get; init; } = 120;

    /// <summary>Former slugs that are held for one organization at a time.</summary>
    public int FormerSlugsPerOrganization { get; init; } = 10;

    /// <summary>Invite links that one organization can make in a day.</summary>
    public int InviteLinksPerOrganization { get; init; } = 50;

    public RateLimit SignInPerAccount => new(nameof(SignInPerAccount), FailedSignInsPerAccount, TimeSpan.FromMinutes(5));

    public RateLimit SignInPerAccountEverywhere => new(nameof(SignInPerAccountEverywhere), FailedSignInsPerAccountEverywhere, TimeSpan.FromHours(1));

    public RateLimit SignInPerNetwork => new(nameof(SignInPerNetwork), FailedSignInsPerNetwork, TimeSpan.FromMinutes(1));

    public RateLimit RegistrationPerNetwork => new(nameof(RegistrationPerNetwork), RegistrationsPerNetwork, TimeSpan.FromHours(1));

    public RateLimit PasswordResetPerNetwork => new(nameof(PasswordResetPerNetwork), PasswordResetsPerNetwork, TimeSpan.FromHours(1));

    public RateLimit AccountMailPerAddress => new(nameof(AccountMailPerAddress), AccountMailsPerAddress, TimeSpan.FromHours(1));

    public RateLimit InvitationPerOrganization => new(nameof(InvitationPerOrganization), InvitationsPerOrganization, _day);

    public RateLimit InvitationPerInviter => new(nameof(InvitationPerInviter), InvitationsPerInviter, _day);

    public RateLimit InvitationPerRecipient => new(nameof(InvitationPerRecipient), InvitationsPerRecipient, _day);

    public RateLimit InviteLinkPerOrganization => new(nameof(InviteLinkPerOrganization), InviteLinksPerOrganization, _day);

    public RateLimit WrongTokenPerNetwork => new(nameof(WrongTokenPerNetwork), WrongTokensPerNetwork, TimeSpan.FromMinutes(1));

    public RateLimit OrganizationPerUser => new(nameof(OrganizationPerUser), OrganizationsPerUser, TimeSpan.FromDays(1));

    public RateLimit SlugQuestionPerUser => new(nameof(SlugQuestionPerUser), SlugQuestionsPerUser, TimeSpan.FromMinutes(1));

    public static LimitOptions From(IConfiguration configuration) => configuration.GetSection("Orgs:Limits").Get<LimitOptions>() ?? new LimitOptions();
}
