using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Users;

public sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.Name).HasMaxLength(DisplayName.MaxLength);
        builder.Property(user => user.Email).HasMaxLength(EmailAddress.MaxLength).IsRequired();
        builder.Property(user => user.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength).IsRequired();
        builder.Property(user => user.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique();

        // What Identity's base class has and Orgs does not use. The user name is the e-mail address.
        builder.Ignore(user => user.UserName);
        builder.Ignore(user => user.NormalizedUserName);
        builder.Ignore(user => user.PhoneNumber);
        builder.Ignore(user => user.PhoneNumberConfirmed);
        builder.Ignore(user => user.TwoFactorEnabled);
        builder.Ignore(user => user.LockoutEnabled);
    }
}
