namespace Orgs.GraphQL.Email;

/// <summary>In production a server that does not know its own address refuses to start; exporting the schema needs none.</summary>
public sealed class PublicAddressStartup(IConfiguration configuration, IHostEnvironment environment) : StartTask
{
    public override Task StartingAsync(CancellationToken cancellationToken)
        => environment.IsProduction() && PublicAddress.Configured(configuration) is null
            ? throw new StartRefusedException("Orgs:PublicUrl is missing: links in mails need the address that people reach this server at.")
            : Task.CompletedTask;
}
