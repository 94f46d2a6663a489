namespace Orgs.GraphQL.Demo;

/// <summary>People and an organization to try things with, in development.</summary>
public sealed class DemoData(IConfiguration configuration)
{
    public const string Password = "demo-password";

    public static readonly IReadOnlyList<string> Emails = ["bob@orgs.example", "alice@orgs.example", "jane@orgs.example"];

    public bool IsWanted => configuration.GetValue<bool>("Orgs:DemoData");
}
