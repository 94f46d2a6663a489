namespace Orgs.GraphQL.Organizations;

public static class OrganizationExtensions
{
    /// <summary>What organizations, memberships and invitations can do.</summary>
    public static WebApplicationBuilder AddOrganizations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Orgs:Organizations").Get<OrganizationOptions>() ?? new OrganizationOptions());
        builder.Services.AddSingleton<Slugs>();
        builder.Services.AddSingleton<OrganizationCreation>();
        builder.Services.AddSingleton<OrganizationUpdate>();
        builder.Services.AddSingleton<OrganizationDeletion>();
        builder.Services.AddHostedService<OrganizationPurge>();
        builder.Services.AddSingleton<LostRoles>();
        builder.Services.AddSingleton<MembershipChanges>();
        builder.Services.AddSingleton<InvitationMail>();
        builder.Services.AddSingleton<InvitationLimits>();
        builder.Services.AddSingleton<InvitationSending>();
        builder.Services.AddSingleton<InvitationChanges>();
        builder.Services.AddSingleton<InvitationAcceptance>();
        builder.Services.AddSingleton<InvitationPreviews>();
        builder.Services.AddSingleton<InviteLinkChanges>();
        builder.Services.AddSingleton<InviteLinkJoining>();
        return builder;
    }
}
