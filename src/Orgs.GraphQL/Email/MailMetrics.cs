using System.Diagnostics.Metrics;

namespace Orgs.GraphQL.Email;

/// <summary>How mails fare, for whoever watches the server.</summary>
public sealed class MailMetrics
{
    public const string MeterName = "Orgs.Email";

    public MailMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        Sent = meter.CreateCounter<long>("orgs.mails.sent", "{mail}", "Mails that a mail server has taken.");
        Failed = meter.CreateCounter<long>("orgs.mails.failed", "{attempt}", "Attempts that failed and will be repeated.");
        GivenUp = meter.CreateCounter<long>("orgs.mails.given_up", "{mail}", "Mails that nobody will try again.");
    }

    public Counter<long> Sent { get; }

    public Counter<long> Failed { get; }

    public Counter<long> GivenUp { get; }
}
