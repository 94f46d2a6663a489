using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Memberships;

public sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasQueryFilter(Deleted.Filter, membership => membership.Organization.DeletedAt == null);
        builder.HasIndex(membership => new { membership.OrganizationId, membership.UserId }).IsUnique();
        builder.HasIndex(membership => new { membership.OrganizationId, membership.Role });
        builder.HasIndex(membership => membership.UserId);
        builder.HasOne(membership => membership.Organization).WithMany()
            .HasForeignKey(membership => membership.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(membership => membership.User).WithMany()
            .HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany()
            .HasForeignKey(membership => membership.InvitedById).OnDelete(DeleteBehavior.SetNull);
    }
}
