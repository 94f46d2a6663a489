using Orgs.GraphQL.Data;

var builder = WebApplication.CreateBuilder(args);

builder.AddOrgsDatabase();

var app = builder.Build();

await app.UseOrgsDatabaseAsync();

await app.RunAsync();
