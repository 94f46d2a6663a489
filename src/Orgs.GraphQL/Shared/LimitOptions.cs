namespace Orgs.GraphQL.Shared;

/// <summary>How often things may be tried, from the configuration section <c>Orgs:Limits</c>.</summary>
public sealed record LimitOptions
{
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

    /// <summary>Invitations that one organization can send in a day.</summary>
    public int InvitationsPerOrganization { get; init; } = 50;

    /// <summary>Invitations that are mailed to one address in a day, by all organizations together.</summary>
    public int InvitationsPerRecipient { get; init; } = 5;

    public RateLimit SignInPerAccount => new(nameof(SignInPerAccount), FailedSignInsPerAccount, TimeSpan.FromMinutes(5));

    public RateLimit SignInPerAccountEverywhere => new(nameof(SignInPerAccountEverywhere), FailedSignInsPerAccountEverywhere, TimeSpan.FromHours(1));

    public RateLimit SignInPerNetwork => new(nameof(SignInPerNetwork), FailedSignInsPerNetwork, TimeSpan.FromMinutes(1));

    public RateLimit RegistrationPerNetwork => new(nameof(RegistrationPerNetwork), RegistrationsPerNetwork, TimeSpan.FromHours(1));

    public RateLimit PasswordResetPerNetwork => new(nameof(PasswordResetPerNetwork), PasswordResetsPerNetwork, TimeSpan.FromHours(1));

    public RateLimit AccountMailPerAddress => new(nameof(AccountMailPerAddress), AccountMailsPerAddress, TimeSpan.FromHours(1));

    public RateLimit WrongTokenPerNetwork => new(nameof(WrongTokenPerNetwork), WrongTokensPerNetwork, TimeSpan.FromMinutes(1));
}
