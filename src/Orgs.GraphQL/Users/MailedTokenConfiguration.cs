using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orgs.GraphQL.Users;

public sealed class MailedTokenConfiguration : IEntityTypeConfiguration<MailedToken>
{
    public void Configure(EntityTypeBuilder<MailedToken> builder)
    {
        builder.ToTable("mailed_tokens");
        builder.Property(token => token.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(token => token.TokenHash).HasMaxLength(SecretToken.HashLength);
        builder.HasIndex(token => token.TokenHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
