using Orgs.GraphQL.Demo;
using Orgs.GraphQL.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddHosting();

    // Before the database, which is looked after while the schema is built.
    builder.AddOrgsGraphQL();
    builder.AddEmail();
    builder.AddOrgsDatabase();
    builder.AddOrgsIdentity();
    builder.AddOrganizations();
    builder.AddEvents();
    builder.AddDemoData();

    var app = builder.Build();

    app.UseHosting();
    app.UseOrgsIdentity();
    app.MapHealth();
    app.MapDevelopmentMailbox();
    app.MapOrgsGraphQL();

    if (SeedCommand.IsAskedFor(args))
    {
        await SeedCommand.RunAsync(app);
        return 0;
    }

    if (UsersCommand.IsAskedFor(args))
    {
        return await UsersCommand.RunAsync(app, args);
    }

    return await app.RunWithGraphQLCommandsAsync(args);
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}
