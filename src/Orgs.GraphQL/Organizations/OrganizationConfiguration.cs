using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Organizations;

public sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(organization => organization.Slug).HasMaxLength(SlugRules.MaxLength);
        builder.Property(organization => organization.ExternalReference).HasMaxLength(Organization.MaxReferenceLength);
        builder.Ignore(organization => organization.Settings);
        builder.HasIndex(organization => organization.Slug).IsUnique();
    }
}
