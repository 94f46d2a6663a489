using System.Data;

namespace Orgs.GraphQL.Tests.Data;

/// <summary>What the database refuses by itself, whoever asks and however.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly User _bob = User.Register("Bob", "bob@orgs.test", "BOB@ORGS.TEST", _now);
    private readonly User _jane = User.Register("Jane", "jane@orgs.test", "JANE@ORGS.TEST", _now);
    private TestDatabase _database = null!;
    private OrgsDbContext _context = null!;
    private Organization _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _context = _database.CreateDbContext();
        _acme = Organization.Create("Acme", "acme", _bob.Id, _now);
        _context.AddRange(_bob, _jane, PersonalAccount.For(_bob, "Bob"), PersonalAccount.For(_jane, "Jane"), _acme);
        _context.Add(Membership.Create(_acme.Id, _bob.Id, OrgRole.Owner, _now));
        _context.Add(Membership.Create(_acme.Id, _jane.Id, OrgRole.Member, _now));
        await _context.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [Trait("Behaviour", "G1")]
    [Trait("Behaviour", "S4-1")]
    [InlineData("DELETE FROM memberships WHERE role = 2")]
    [InlineData("DELETE FROM memberships")]
    [InlineData("UPDATE memberships SET role = 1 WHERE role = 2")]
    [InlineData("UPDATE memberships SET state = 1")]
    [InlineData("UPDATE users SET disabled_at = 1 WHERE name = 'Bob'")]
    [InlineData("DELETE FROM users WHERE name = 'Bob'")]
    public async Task Raw_sql_cannot_take_the_last_owner(string sql)
    {
        var refusal = await Should.ThrowAsync<Exception>(() => _context.Database.ExecuteSqlRawAsync(sql));

        refusal.Message.ShouldContain("last owner");
        (await OwnersAsync()).ShouldBe(1);
    }

    [Theory]
    [Trait("Behaviour", "S4-12")]
    [InlineData("DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE name = 'Bob')")]
    [InlineData("UPDATE memberships SET role = 0 WHERE user_id = (SELECT id FROM users WHERE name = 'Bob')")]
    [InlineData("DELETE FROM users WHERE name = 'Bob'")]
    public async Task One_of_two_owners_can_go(string sql)
    {
        await _context.Database.ExecuteSqlRawAsync("UPDATE memberships SET role = 2");

        await _context.Database.ExecuteSqlRawAsync(sql);

        (await OwnersAsync()).ShouldBe(1);
    }

    [Theory]
    [OnlyOn(DatabaseKind.PostgreSql)]
    [Trait("Behaviour", "G1")]
    [InlineData("TRUNCATE memberships", "last owner")]
    [InlineData("TRUNCATE accounts CASCADE", "last owner")]
    [InlineData("TRUNCATE audit_entries", "append only")]
    public async Task Emptying_a_table_at_once_is_no_way_round(string sql, string reason)
    {
        var refusal = await Should.ThrowAsync<Exception>(() => _context.Database.ExecuteSqlRawAsync(sql));

        refusal.Message.ShouldContain(reason);
        (await OwnersAsync()).ShouldBe(1);
    }

    /// <summary>On SQLite writers take turns. Here each transaction takes another owner before either commits.</summary>
    [Theory]
    [OnlyOn(DatabaseKind.PostgreSql)]
    [Trait("Behaviour", "G1")]
    [Trait("Abuse", "LO-20")]
    [InlineData(IsolationLevel.ReadCommitted)]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task Two_transactions_that_take_an_owner_each_do_not_both_succeed(IsolationLevel isolation)
    {
        await _context.Database.ExecuteSqlRawAsync("UPDATE memberships SET role = 2");
        var both = new Barrier(2);

        var taken = await Task.WhenAll(
            Task.Run(() => TakeAsync("DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE name = 'Bob')")),
            Task.Run(() => TakeAsync("UPDATE memberships SET role = 1 WHERE user_id = (SELECT id FROM users WHERE name = 'Jane')")));

        taken.Count(succeeded => succeeded).ShouldBe(1);
        (await OwnersAsync()).ShouldBe(1);

        async Task<bool> TakeAsync(string sql)
        {
            await using var database = _database.CreateDbContext();
            await using var transaction = await database.Database.BeginTransactionAsync(isolation);

            // Where a transaction looks at one moment, this is the moment.
            await database.Users.CountAsync();
            both.SignalAndWait();
            try
            {
                await database.Database.ExecuteSqlRawAsync(sql);
                await Task.Delay(50);
                await transaction.CommitAsync();
                return true;
            }
            catch (Exception exception) when (exception.Message.Contains("last owner", StringComparison.Ordinal) || _database.Provider.IsTransient(exception))
            {
                return false;
            }
        }
    }

    [Fact]
    [Trait("Behaviour", "G2")]
    [Trait("Abuse", "LO-07")]
    public async Task An_owner_who_is_suspended_or_disabled_does_not_count()
    {
        await _context.Database.ExecuteSqlRawAsync("UPDATE memberships SET role = 2");
        await _context.Database.ExecuteSqlRawAsync("UPDATE users SET disabled_at = 1 WHERE name = 'Jane'");

        var refusal = await Should.ThrowAsync<Exception>(
            () => _context.Database.ExecuteSqlRawAsync("DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE name = 'Bob')"));

        refusal.Message.ShouldContain("last owner");
    }

    [Fact]
    [Trait("Behaviour", "S0-16")]
    [Trait("Behaviour", "S4-10")]
    public async Task Members_who_own_nothing_can_go_while_there_is_one_owner()
    {
        await _context.Database.ExecuteSqlRawAsync("DELETE FROM users WHERE name = 'Jane'");

        (await _context.Memberships.CountAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("Behaviour", "S0-16")]
    [Trait("Behaviour", "S1-9")]
    [Trait("Behaviour", "S4-3")]
    public async Task An_organization_goes_with_its_memberships_but_not_with_its_people()
    {
        await _context.Database.ExecuteSqlRawAsync("DELETE FROM accounts WHERE NOT personal");

        (await _context.Memberships.CountAsync()).ShouldBe(0);
        (await _context.Users.CountAsync()).ShouldBe(2);
    }

    [Fact]
    [Trait("Behaviour", "S0-10")]
    [Trait("Behaviour", "S0-12")]
    [Trait("Behaviour", "S0-16")]
    public async Task A_shared_account_outlives_its_creator_and_a_personal_one_does_not()
    {
        await _context.Database.ExecuteSqlRawAsync("UPDATE memberships SET role = 2");

        await _context.Database.ExecuteSqlRawAsync("DELETE FROM users WHERE name = 'Bob'");

        var accounts = await _context.Accounts.ToListAsync();
        accounts.OfType<Organization>().ShouldHaveSingleItem().CreatedById.ShouldBeNull();
        accounts.OfType<PersonalAccount>().ShouldHaveSingleItem().UserId.ShouldBe(_jane.Id);
    }

    [Fact]
    [Trait("Behaviour", "S0-11")]
    public async Task Of_many_personal_accounts_for_one_user_at_once_none_is_made()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            await using var database = _database.CreateDbContext();
            database.Add(PersonalAccount.For(_bob, $"Bob {number}"));
            var refusal = await Should.ThrowAsync<DbUpdateException>(() => database.SaveChangesAsync());
            return _database.Provider.IsDuplicate(refusal, "accounts", "user_id");
        })));

        made.ShouldAllBe(isRefused => isRefused);
        (await _context.PersonalAccounts.CountAsync(account => account.UserId == _bob.Id)).ShouldBe(1);
    }

    [Fact]
    [Trait("Behaviour", "S0-12")]
    public async Task Shared_accounts_whose_creator_is_gone_do_not_collide()
    {
        await _context.Database.ExecuteSqlRawAsync("UPDATE memberships SET role = 2");
        _context.Add(Organization.Create("Second", "second", _bob.Id, _now));
        _context.Add(Organization.Create("Third", "third", _bob.Id, _now));
        await _context.SaveChangesAsync();

        await _context.Database.ExecuteSqlRawAsync("DELETE FROM users WHERE name = 'Bob'");

        (await _context.Organizations.CountAsync(organization => organization.CreatedById == null)).ShouldBe(3);
    }

    [Fact]
    [Trait("Behaviour", "S0-11")]
    [Trait("Behaviour", "S0-12")]
    public async Task A_user_has_one_personal_account_and_any_number_of_others()
    {
        _context.Add(Organization.Create("Second", "second", _bob.Id, _now));
        _context.Add(Organization.Create("Third", "third", _bob.Id, _now));
        await _context.SaveChangesAsync();
        await using var another = _database.CreateDbContext();
        another.Add(PersonalAccount.For(_bob, "Bob again"));

        var refusal = await Should.ThrowAsync<DbUpdateException>(() => another.SaveChangesAsync());

        _database.Provider.IsDuplicate(refusal, "accounts", "user_id").ShouldBeTrue();
        _database.Provider.IsDuplicate(refusal, "accounts", "slug").ShouldBeFalse();
    }

    [Fact]
    [Trait("Behaviour", "S0-15")]
    [Trait("Behaviour", "S4-5")]
    public async Task Nobody_is_a_member_twice()
    {
        _context.Add(Membership.Create(_acme.Id, _jane.Id, OrgRole.Owner, _now));

        var refusal = await Should.ThrowAsync<DbUpdateException>(() => _context.SaveChangesAsync());

        _database.Provider.IsDuplicate(refusal, "memberships", "organization_id", "user_id").ShouldBeTrue();
    }

    [Fact]
    [Trait("Behaviour", "S0-4")]
    public async Task Nobody_joins_a_personal_account()
    {
        var account = await _context.PersonalAccounts.SingleAsync(account => account.UserId == _bob.Id);
        _context.Add(Membership.Create(account.Id, _jane.Id, OrgRole.Member, _now));

        var refusal = await Should.ThrowAsync<DbUpdateException>(() => _context.SaveChangesAsync());

        refusal.InnerException.ShouldNotBeNull().Message.ShouldContain("personal account");
    }

    [Theory]
    [Trait("Behaviour", "G19")]
    [InlineData("UPDATE audit_entries SET actor_label = 'somebody else'")]
    [InlineData("DELETE FROM audit_entries")]
    [Trait("Abuse", "AZ-20")]
    public async Task The_audit_log_only_grows(string sql)
    {
        _context.Add(AuditEntry.Of(AuditAction.OrgCreated, _bob, new AuditDetails { OrganizationId = _acme.Id }, "request", _now));
        await _context.SaveChangesAsync();

        var refusal = await Should.ThrowAsync<Exception>(() => _context.Database.ExecuteSqlRawAsync(sql));

        refusal.Message.ShouldContain("append only");
    }

    [Fact]
    [Trait("Behaviour", "S1-16")]
    public async Task Every_foreign_key_is_indexed()
    {
        var unindexed = await Catalog.UnindexedForeignKeysAsync(_context);

        unindexed.ShouldBeEmpty();
    }

    private Task<int> OwnersAsync()
        => _context.Memberships.CountAsync(membership => membership.Role == OrgRole.Owner && membership.State == MembershipState.Active);
}
