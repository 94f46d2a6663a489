using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.InviteLinks;

public sealed class InviteLinkConfiguration : IEntityTypeConfiguration<InviteLink>
{
    public void Configure(EntityTypeBuilder<InviteLink> builder)
    {
        builder.ToTable("invite_links");
        builder.Ignore(link => link.AllowedDomains);
        builder.Property(link => link.Domains);
        builder.Property(link => link.TokenHash).HasMaxLength(SecretToken.HashLength);
        builder.HasQueryFilter(Deleted.Filter, link => link.Organization.DeletedAt == null);
        builder.HasIndex(link => link.TokenHash).IsUnique();

        // An organization has one link at a time.
        builder.HasIndex(link => link.OrganizationId).IsUnique().HasFilter("\"revoked_at\" IS NULL");
        builder.HasOne(link => link.Organization).WithMany().HasForeignKey(link => link.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(link => link.CreatedById).OnDelete(DeleteBehavior.SetNull);
    }
}
