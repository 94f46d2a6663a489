using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Invitations;

public sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(invitation => invitation.StoredStatus).HasColumnName("status");
        builder.Property(invitation => invitation.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(invitation => invitation.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(invitation => invitation.Locale).HasMaxLength(LanguageTag.MaxLength);
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(SecretToken.HashLength);
        builder.HasQueryFilter(Deleted.Filter, invitation => invitation.Organization.DeletedAt == null);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasIndex(invitation => new { invitation.OrganizationId, invitation.CreatedAt });
        builder.HasIndex(invitation => new { invitation.NormalizedEmail, invitation.CreatedAt });

        // Closed invitations do not block a new one; inviting closes an expired one first.
        builder.HasIndex(invitation => new { invitation.OrganizationId, invitation.NormalizedEmail }).IsUnique().HasFilter("\"status\" = 0");

        builder.HasOne(invitation => invitation.Organization).WithMany()
            .HasForeignKey(invitation => invitation.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany()
            .HasForeignKey(invitation => invitation.InvitedById).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<User>().WithMany()
            .HasForeignKey(invitation => invitation.AcceptedById).OnDelete(DeleteBehavior.SetNull);
    }
}
