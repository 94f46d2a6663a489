using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Data;

public sealed class UsageCounterConfiguration : IEntityTypeConfiguration<UsageCounter>
{
    public void Configure(EntityTypeBuilder<UsageCounter> builder)
    {
        builder.ToTable("usage_counters");
        builder.Property(counter => counter.LimitName).HasMaxLength(UsageCounter.MaxNameLength);
        builder.Property(counter => counter.Subject).HasMaxLength(EmailAddress.MaxLength);
        builder.HasIndex(counter => new { counter.LimitName, counter.Subject }).IsUnique();
        builder.HasIndex(counter => counter.EndsAt);
    }
}
