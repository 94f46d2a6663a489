using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Email;

public sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("outbox_mails");
        builder.HasKey(mail => mail.Sequence);
        builder.Property(mail => mail.Sequence).ValueGeneratedOnAdd();
        builder.Property(mail => mail.Failure).HasMaxLength(OutboxMail.MaxFailureLength);
        builder.HasIndex(mail => new { mail.FailedAt, mail.DueAt });
        builder.HasIndex(mail => mail.ClaimId);
    }
}
