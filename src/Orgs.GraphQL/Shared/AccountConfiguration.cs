using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Shared;

/// <summary>Personal accounts and organizations are rows of one table, so that a resource can refer to either.</summary>
public sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasDiscriminator(account => account.Personal)
            .HasValue<PersonalAccount>(true)
            .HasValue<Organization>(false);
        builder.Property(account => account.Name).HasMaxLength(DisplayName.MaxLength);
        builder.HasQueryFilter(Deleted.Filter, account => account.DeletedAt == null);
        builder.Property<string>(UniqueNames.Column).HasMaxLength(DisplayName.MaxLength);
        builder.HasIndex(UniqueNames.Column).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(account => account.CreatedById).OnDelete(DeleteBehavior.SetNull);
    }
}
