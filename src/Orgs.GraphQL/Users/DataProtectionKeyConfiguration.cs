using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Users;

public sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.Property(key => key.Name).HasMaxLength(100);
    }
}
