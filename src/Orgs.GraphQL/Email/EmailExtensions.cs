namespace Orgs.GraphQL.Email;

public static class EmailExtensions
{
    public static WebApplicationBuilder AddEmail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PublicAddress>();
        services.AddHostedService<PublicAddressStartup>();
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailMetrics>();
        services.AddSingleton<MailDelivery>();
        services.AddHostedService<MailDispatcher>();
        services.AddHealthChecks().AddCheck<MailHealth>("mail", tags: [MailHealth.Tag]);
        builder.AddMailSender();
        return builder;
    }

    /// <summary>There is a mailbox only in development, and only when mails are not really sent.</summary>
    public static WebApplication MapDevelopmentMailbox(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() && app.Services.GetService<DevelopmentMailbox>() is not null)
        {
            app.MapGet("/dev/mail", MailboxEndpoint.ShowAsync);
        }

        return app;
    }

    private static void AddMailSender(this WebApplicationBuilder builder)
    {
        var smtp = builder.Configuration.GetSection("Orgs:Email:Smtp").Get<SmtpOptions>();
        if (smtp is { Host.Length: > 0 })
        {
            if (!EmailAddress.IsValid(smtp.From))
            {
                throw new StartRefusedException("Orgs:Email:Smtp:From is missing or not an e-mail address.");
            }

            builder.Services.AddSingleton(smtp);
            builder.Services.AddSingleton<IMailSender, SmtpMailSender>();
        }
        else if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<DevelopmentMailbox>();
            builder.Services.AddSingleton<IMailSender>(services => services.GetRequiredService<DevelopmentMailbox>());
        }
        else
        {
            builder.Services.AddSingleton<IMailSender, NoMailServer>();
        }
    }
}
