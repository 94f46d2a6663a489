using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

public static class IdentityExtensions
{
    /// <summary>OWASP's figure for PBKDF2 with SHA-512. Fewer rounds are for tests only.</summary>
    private const int LeastRounds = 220_000;

    private const string AnyScheme = "Orgs";

    public static WebApplicationBuilder AddOrgsIdentity(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var services = builder.Services;

        // Registered before Identity registers its own once per request; none of these keeps anything.
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<IUserValidator<User>, UserValidator<User>>();
        services.AddSingleton<IPasswordValidator<User>, PasswordValidator<User>>();
        services.AddSingleton<IdentityErrorDescriber>();
        services.AddSingleton<UserManagers>();

        services.AddIdentityCore<User>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = "";
            options.Password.RequiredLength = 8;
            options.Password.RequiredUniqueChars = 1;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<UserStore>();

        var rounds = configuration.GetValue("Orgs:Accounts:PasswordRounds", LeastRounds);
        services.Configure<PasswordHasherOptions>(
            options => options.IterationCount = builder.Environment.IsProduction() ? Math.Max(rounds, LeastRounds) : rounds);

        services.AddTokenKeys(DatabaseOptions.From(configuration, builder.Environment.ContentRootPath));

        services
            .AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme, options =>
            {
                options.BearerTokenExpiration = Session.AccessLifetime;
                options.RefreshTokenExpiration = Session.IdleLifetime;
            })
            .AddCookie(IdentityConstants.ApplicationScheme, options => SetUp(options, PublicAddress.IsHttps(configuration)));

        services.PostConfigure<BearerTokenOptions>(
            IdentityConstants.BearerScheme, options => options.BearerTokenProtector = new RememberedTickets(options.BearerTokenProtector));

        services.AddSingleton(LimitOptions.From(configuration));
        services.AddSingleton(configuration.GetSection("Orgs:Accounts").Get<AccountOptions>() ?? new AccountOptions());
        services.AddSingleton<RateLimiter>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SessionWatches>();
        services.AddSingleton<SessionEndings>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<AccountMails>();
        services.AddSingleton<ConfirmationMail>();
        services.AddSingleton<EmailConfirmation>();
        services.AddSingleton<Registration>();
        services.AddSingleton<PasswordResetRequests>();
        services.AddHostedService(provider => provider.GetRequiredService<PasswordResetRequests>());
        services.AddSingleton<PasswordChanges>();
        services.AddSingleton<UserChanges>();
        services.AddSingleton<AccountDeletion>();
        services.AddSingleton<UserLocks>();
        services.AddViewer();
        return builder;
    }

    public static WebApplication UseOrgsIdentity(this WebApplication app)
    {
        app.UseAuthenticationOfCredentials();
        app.UseViewer();
        return app;
    }

    /// <summary>Who brings neither a token nor a cookie is nobody, and no handlers have to be made to find that out.</summary>
    private static void UseAuthenticationOfCredentials(this IApplicationBuilder app)
    {
        // Unless it is told that it has them, the framework adds the handlers to all requests by itself.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(
            context => context.Request.Headers.Authorization.Count > 0 || context.Request.Headers.Cookie.Count > 0,
            withCredentials => withCredentials.UseAuthentication());
    }

    private static void SetUp(CookieAuthenticationOptions options, bool isHttps)
    {
        // Browsers take the prefix only over https, for this host alone; a page on a sibling domain cannot plant such a cookie.
        options.Cookie.Name = isHttps ? "__Host-orgs" : "orgs";
        options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Session.IdleLifetime;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = Answer(StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = Answer(StatusCodes.Status403Forbidden);
    }

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Answer(int status)
        => redirect =>
        {
            redirect.Response.StatusCode = status;
            return Task.CompletedTask;
        };
}
