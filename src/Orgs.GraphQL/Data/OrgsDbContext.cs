using Microsoft.EntityFrameworkCore.Metadata;

namespace Orgs.GraphQL.Data;

/// <summary>Everything that is stored. Reads use it directly; changes go through <see cref="OrganizationWrites"/> and <see cref="Writes"/>.</summary>
public sealed class OrgsDbContext(DbContextOptions<OrgsDbContext> options) : DbContext(options)
{
    private FrequentLists? _frequentLists;

    public DbSet<User> Users => Set<User>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<MailedToken> MailedTokens => Set<MailedToken>();

    /// <summary>Personal accounts and organizations.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<PersonalAccount> PersonalAccounts => Set<PersonalAccount>();

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<FormerSlug> FormerSlugs => Set<FormerSlug>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<RetiredInvitationToken> RetiredInvitationTokens => Set<RetiredInvitationToken>();

    public DbSet<InviteLink> InviteLinks => Set<InviteLink>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<UsageCounter> UsageCounters => Set<UsageCounter>();

    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    public DbSet<OutboxMail> OutboxMails => Set<OutboxMail>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Stays with the context, also when that goes back to the pool.</summary>
    internal FrequentLists FrequentLists => _frequentLists ??= new FrequentLists(this);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        if (Database.IsNpgsql())
        {
            // SQLite orders like this by itself.
            configurationBuilder.Properties<string>().UseCollation(PostgreSqlMigrations.ByCodePoint);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new UserConfiguration());
        modelBuilder.ApplyConfiguration(new SessionConfiguration());
        modelBuilder.ApplyConfiguration(new MailedTokenConfiguration());
        modelBuilder.ApplyConfiguration(new AccountConfiguration());
        modelBuilder.ApplyConfiguration(new PersonalAccountConfiguration());
        modelBuilder.ApplyConfiguration(new OrganizationConfiguration());
        modelBuilder.ApplyConfiguration(new FormerSlugConfiguration());
        modelBuilder.ApplyConfiguration(new MembershipConfiguration());
        modelBuilder.ApplyConfiguration(new InvitationConfiguration());
        modelBuilder.ApplyConfiguration(new RetiredInvitationTokenConfiguration());
        modelBuilder.ApplyConfiguration(new InviteLinkConfiguration());
        modelBuilder.ApplyConfiguration(new AuditEntryConfiguration());
        modelBuilder.ApplyConfiguration(new UsageCounterConfiguration());
        modelBuilder.ApplyConfiguration(new IdempotencyKeyConfiguration());
        modelBuilder.ApplyConfiguration(new OutboxMailConfiguration());
        modelBuilder.ApplyConfiguration(new DataProtectionKeyConfiguration());

        // Ids are made by the entities themselves: random, so that none tells its neighbours.
        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredKeys()))
        {
            foreach (var property in key.Properties.Where(property => property.ClrType == typeof(Guid)))
            {
                property.ValueGenerated = ValueGenerated.Never;
            }
        }

        SnakeCaseNames.Apply(modelBuilder.Model);
    }
}
