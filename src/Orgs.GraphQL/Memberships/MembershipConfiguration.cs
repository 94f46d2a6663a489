using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Memberships;

public sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasQueryFilter(Deleted.Filter, membership => membership.Organization.DeletedAt == null);
        builder.HasIndex(membership => new { membership.OrganizationId, membership.UserId }).IsUnique();

        // All there is, so that the members of an organization are read from the index alone. It is what is read most.
        builder.HasIndex(
            membership => new
            {
                membership.OrganizationId,
                membership.Role,
                membership.UserId,
                membership.Id,
                membership.State,
                membership.JoinedAt,
                membership.InvitedById,
                membership.Version,
            },
            "ix_memberships_listed");
        builder.HasIndex(membership => membership.UserId);
        builder.HasOne(membership => membership.Organization).WithMany()
            .HasForeignKey(membership => membership.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(membership => membership.User).WithMany()
            .HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany()
            .HasForeignKey(membership => membership.InvitedById).OnDelete(DeleteBehavior.SetNull);
    }
}
