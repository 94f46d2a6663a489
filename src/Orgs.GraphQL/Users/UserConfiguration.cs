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
        builder.HasIndex(user => user.DisabledAt).HasFilter("\"disabled_at\" IS NOT NULL");

        // What Identity's base class has and Orgs does not use. The user name is the e-mail address; failed sign-ins are counted by
        // address and network, known address or not, so that neither the answer nor its time tells which it is.
        builder.Ignore(user => user.UserName);
        builder.Ignore(user => user.NormalizedUserName);
        builder.Ignore(user => user.PhoneNumber);
        builder.Ignore(user => user.PhoneNumberConfirmed);
        builder.Ignore(user => user.TwoFactorEnabled);
        builder.Ignore(user => user.LockoutEnabled);
        builder.Ignore(user => user.LockoutEnd);
        builder.Ignore(user => user.AccessFailedCount);
    }
}
