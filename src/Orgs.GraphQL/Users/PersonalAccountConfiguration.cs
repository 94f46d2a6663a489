using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Users;

public sealed class PersonalAccountConfiguration : IEntityTypeConfiguration<PersonalAccount>
{
    public void Configure(EntityTypeBuilder<PersonalAccount> builder)
    {
        // One personal account per user, however many organizations the same user has made.
        builder.HasIndex(account => account.UserId).IsUnique().HasFilter("\"user_id\" IS NOT NULL");
        builder.HasOne<User>().WithOne().HasForeignKey<PersonalAccount>(account => account.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
