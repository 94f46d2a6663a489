using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Users;

public sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.UserAgent).HasMaxLength(256);
        builder.HasIndex(session => session.RevokedAt).HasFilter("\"revoked_at\" IS NOT NULL");
        builder.HasIndex(session => session.ExpiresAt);
        builder.HasOne(session => session.User).WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
