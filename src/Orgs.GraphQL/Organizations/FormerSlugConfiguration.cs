using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Organizations;

/// <summary>No foreign key: a slug is held longer than its organization lives.</summary>
public sealed class FormerSlugConfiguration : IEntityTypeConfiguration<FormerSlug>
{
    public void Configure(EntityTypeBuilder<FormerSlug> builder)
    {
        builder.ToTable("former_slugs");
        builder.HasKey(former => former.Slug);
        builder.Property(former => former.Slug).HasMaxLength(SlugRules.MaxLength);
        builder.HasIndex(former => new { former.OrganizationId, former.LeftAt });
    }
}
