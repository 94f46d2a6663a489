namespace Orgs.GraphQL.Email;

/// <summary>The mail server, from the configuration section <c>Orgs:Email:Smtp</c>.</summary>
public sealed record SmtpOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public bool UseTls { get; init; } = true;

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "";

    /// <summary>How long one mail may take. The outbox lends a mail for longer than that.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
