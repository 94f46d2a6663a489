using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Demo;

/// <summary>
/// Puts the demo data in, what of it is missing. In production it refuses to start with it: everybody knows its password.
/// </summary>
public sealed class DemoStartup(
    DemoData demo,
    IHostEnvironment environment,
    Writes writes,
    IDbContextFactory<OrgsDbContext> contexts,
    ILookupNormalizer normalizer,
    IPasswordHasher<User> hasher) : StartTask
{
    private const string Slug = "acme-corp";

    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
        {
            await RefuseAsync(cancellationToken);
        }
        else if (demo.IsWanted && !await IsThereAsync(cancellationToken))
        {
            await writes.ExecuteAsync(AddAsync, cancellationToken);
        }
    }

    private async Task RefuseAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var emails = DemoData.Emails.Select(email => normalizer.NormalizeEmail(email)).ToList();
        if (await database.Users.AnyAsync(user => emails.Contains(user.NormalizedEmail!), cancellationToken))
        {
            throw new StartRefusedException("The database has demo accounts in it. Their passwords are public, so the server does not start with it in production.");
        }
    }

    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var bob = normalizer.NormalizeEmail(DemoData.Emails[0]);
        return await database.Users.AnyAsync(user => user.NormalizedEmail == bob, cancellationToken);
    }

    private async Task<Outcome<Organization>> AddAsync(Change change)
    {
        var hash = "";
        var bob = await AddUserAsync("Bob Owner", DemoData.Emails[0]);
        var alice = await AddUserAsync("Alice Owner", DemoData.Emails[1]);
        var jane = await AddUserAsync("Jane Member", DemoData.Emails[2]);

        var acme = await change.Database.Organizations.SingleOrDefaultAsync(organization => organization.Slug == Slug, change.CancellationToken);
        if (acme is null)
        {
            acme = Organization.Create("Acme Corp", Slug, bob.Id, change.Now);
            change.Database.Add(acme);
            Join(bob, OrgRole.Owner, AuditAction.OrgCreated);
            Join(alice, OrgRole.Owner, AuditAction.MemberJoined);
            Join(jane, OrgRole.Member, AuditAction.MemberJoined);
        }

        return acme;

        async Task<User> AddUserAsync(string name, string email)
        {
            var normalized = normalizer.NormalizeEmail(email);
            if (await change.Database.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == normalized, change.CancellationToken) is { } there)
            {
                return there;
            }

            var user = User.Register(name, email, normalized, change.Now);
            user.ConfirmEmail();

            // One hash for all of them: it is the same public password, and each hash costs the start a tenth of a second.
            user.PasswordHash = hash.Length > 0 ? hash : hash = hasher.HashPassword(user, DemoData.Password);
            change.Database.AddRange(user, PersonalAccount.For(user, name));
            change.Audit(AuditAction.AccountRegistered, user, new AuditDetails { Subject = user });
            return user;
        }

        void Join(User user, OrgRole role, AuditAction action)
        {
            change.Database.Add(Membership.Create(acme.Id, user.Id, role, change.Now));
            change.Audit(action, bob, new AuditDetails { OrganizationId = acme.Id, Subject = user, RoleAfter = role });
        }
    }
}
