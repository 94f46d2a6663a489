using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Audit;

/// <summary>No foreign keys: an entry outlives what it speaks of, and the database refuses to change it.</summary>
public sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedOnAdd();
        builder.Property(entry => entry.Action).HasConversion<string>().HasMaxLength(40);
        builder.Property(entry => entry.ActorLabel).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(entry => entry.SubjectLabel).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(entry => entry.Note).HasMaxLength(AuditEntry.MaxNoteLength);
        builder.Property(entry => entry.RequestId).HasMaxLength(64);
        builder.HasIndex(entry => entry.Id).IsUnique();
        builder.HasIndex(entry => new { entry.OrganizationId, entry.Sequence });
        builder.HasIndex(entry => new { entry.OrganizationId, entry.SubjectId, entry.Sequence });
    }
}
