namespace Orgs.GraphQL.Email;

public static class EmailExtensions
{
    public static WebApplicationBuilder AddEmail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<MailTemplates>();
        builder.Services.AddHostedService<PublicAddressStartup>();
        var smtp = builder.Configuration.GetSection("Orgs:Email:Smtp").Get<SmtpOptions>();
        if (smtp is { Host.Length: > 0 })
        {
            if (!EmailAddress.IsValid(smtp.From))
            {
                throw new StartRefusedException("Orgs:Email:Smtp:From is missing or not an e-mail address.");
            }

            builder.Services.AddSingleton(smtp);
            builder.Services.AddSingleton<SmtpMailSender>();
            builder.Services.AddSingleton<IMailSender>(services => services.GetRequiredService<SmtpMailSender>());
            builder.Services.AddHostedService(services => services.GetRequiredService<SmtpMailSender>());
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

        return builder;
    }

    /// <summary>There is a mailbox only in development, and only when mails are not really sent.</summary>
    public static WebApplication MapDevelopmentMailbox(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() && app.Services.GetService<DevelopmentMailbox>() is not null)
        {
            app.MapGet("/dev/mail", MailboxEndpoint.Show);
        }

        return app;
    }
}
