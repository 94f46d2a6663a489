using Orgs.GraphQL.Demo;
using Orgs.GraphQL.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddHosting();
    builder.AddOrgsDatabase();
    builder.AddOrgsIdentity();
    builder.AddOrganizations();
    builder.AddEmail();
    builder.AddDemoData();

    var app = builder.Build();

    app.UseOrgsIdentity();
    app.MapHealth();
    app.MapDevelopmentMailbox();

    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}
