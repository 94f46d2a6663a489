using Orgs.GraphQL.Budgets;

// Names what the source generator makes of this assembly's types: AddTypes().
[assembly: Module("Types")]

namespace Orgs.GraphQL.Hosting;

public static class GraphQLExtensions
{
    private const int MaxDepth = 15;
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 100;

    public static WebApplicationBuilder AddOrgsGraphQL(this WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        var persistedOperations = PersistedOperations.From(builder.Configuration, builder.Environment.ContentRootPath);
        var limits = LimitOptions.From(builder.Configuration);

        var graphQL = builder.AddGraphQL()
            .AddTypes()
            .AddDirectiveType<AuthenticatedDirectiveType>()
            .AddDirectiveType<OrgRoleDirectiveType>()
            .AddDirectiveType<SelfDirectiveType>()
            .AddType<AccountType>()
            .AddErrorInterfaceType<ErrorType>()
            .AddMutationConventions(applyToAllMutations: true)
            .AddGlobalObjectIdentification()
            .AddPagingArguments()
            .AddDbContextCursorPagingProvider()
            .RegisterDbContextFactory<OrgsDbContext>()
            .AddEventTransport(DatabaseOptions.From(builder.Configuration, builder.Environment.ContentRootPath))
            .AddSocketSessionInterceptor<SocketAuthentication>()
            .ModifyOptions(options => options.EnableOneOf = true)
            .ModifyPagingOptions(options =>
            {
                options.DefaultPageSize = DefaultPageSize;
                options.MaxPageSize = MaxPageSize;
                options.IncludeTotalCount = true;
            })
            .AddMaxExecutionDepthRule(MaxDepth, skipIntrospectionFields: true)
            .ModifyCostOptions(options =>
            {
                options.MaxFieldCost = limits.MaxFieldCost;
                options.MaxTypeCost = limits.MaxTypeCost;
            })
            .AddDiagnosticEventListener<OncePerRequest>()
            .AddDiagnosticEventListener<CostBudgets>()
            .AddErrorFilter(DatabaseErrors.Name)
            .ModifyRequestOptions(options =>
            {
                options.IncludeExceptionDetails = isDevelopment;
                options.ExecutionTimeout = builder.Configuration.GetValue("Orgs:ExecutionTimeout", options.ExecutionTimeout);
            })
            .AddInstrumentation(options => options.Scopes = Telemetry.ScopesFrom(builder.Configuration, options.Scopes))
            .InitializeOnStartup();
        persistedOperations.AddTo(graphQL);

        return builder;
    }

    public static WebApplication MapOrgsGraphQL(this WebApplication app)
    {
        app.UseWebSockets();
        var endpoint = app.MapGraphQL();
        var options = new GraphQLServerOptions();
        options.Tool.Enable = app.Configuration.GetValue("Orgs:Playground", !app.Environment.IsProduction());
        options.Tool.Document = PlaygroundExample.Document;
        options.Tool.IncludeCookies = true;
        options.EnableBatching = app.Configuration.GetValue("Orgs:Batching", false);
        endpoint.WithOptions(options);

        return app;
    }
}
