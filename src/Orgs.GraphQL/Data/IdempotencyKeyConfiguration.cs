using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Data;

public sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.Property(key => key.KeyHash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.Property(key => key.BodyHash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.HasIndex(key => new { key.UserId, key.KeyHash }).IsUnique();
        builder.HasIndex(key => key.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(key => key.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
