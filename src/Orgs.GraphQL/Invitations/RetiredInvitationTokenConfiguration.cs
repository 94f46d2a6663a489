using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Invitations;

public sealed class RetiredInvitationTokenConfiguration : IEntityTypeConfiguration<RetiredInvitationToken>
{
    public void Configure(EntityTypeBuilder<RetiredInvitationToken> builder)
    {
        builder.ToTable("retired_invitation_tokens");
        builder.Property(token => token.TokenHash).HasMaxLength(SecretToken.HashLength);
        builder.HasQueryFilter(Deleted.Filter, token => token.Invitation.Organization.DeletedAt == null);
        builder.HasIndex(token => token.TokenHash).IsUnique();
        builder.HasOne(token => token.Invitation).WithMany().HasForeignKey(token => token.InvitationId).OnDelete(DeleteBehavior.Cascade);
    }
}
