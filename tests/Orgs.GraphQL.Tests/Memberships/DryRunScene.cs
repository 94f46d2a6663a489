using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Tests.Memberships;

/// <summary>A state as it was written into the tables, and what the actor has to know to act in it.</summary>
public sealed record DryRunScene(DryRunState State, string OrganizationId, string Slug, string TargetMembershipId, string ActorEmail, string AccessToken)
{
    private static readonly TimeSpan _longAgo = Invitation.Lifetime + TimeSpan.FromDays(1);

    public static async Task<DryRunScene> BuildAsync(OrgsApplication app, DryRunState state)
    {
        var now = app.Clock.GetUtcNow();
        var people = Enumerable.Range(0, DryRunState.People).Select(_ => Person(app, now)).ToList();
        var sessions = Enumerable.Range(0, state.Sessions).Select(_ => Session.Start(people[state.Actor].Id, "test", now)).ToList();
        await using var database = app.OpenDatabase();
        database.AddRange(people);
        database.AddRange(people.Select(person => PersonalAccount.For(person, person.Name)));
        database.AddRange(sessions);

        var first = await AddAsync(database, state.First, people, now);
        await AddAsync(database, state.Second, people, now);
        var target = await database.Memberships
            .SingleOrDefaultAsync(membership => membership.OrganizationId == first.Id && membership.UserId == people[state.Target].Id);

        return new DryRunScene(
            state,
            GlobalId.Of("Organization", first.Id.ToByteArray()),
            first.Slug,
            target is null ? GlobalId.Missing("Membership") : GlobalId.Of("Membership", target.Id.ToByteArray()),
            people[state.Actor].Email!,
            app.Get<SessionTokens>().Mint(sessions[0]).AccessToken);
    }

    private static User Person(OrgsApplication app, DateTimeOffset now)
    {
        var email = $"{Guid.NewGuid():N}@orgs.test";
        var user = User.Register("Somebody", email, email.ToUpperInvariant(), now);
        user.ConfirmEmail();
        user.SetPassword(app.Get<IPasswordHasher<User>>().HashPassword(user, OrgsApplication.Password));
        return user;
    }

    private static async Task<Organization> AddAsync(OrgsDbContext database, PlaceState place, IReadOnlyList<User> people, DateTimeOffset now)
    {
        var organization = Organization.Create("Somewhere", $"o-{Guid.NewGuid():N}", people[0].Id, now);
        var founder = Membership.Create(organization.Id, people[0].Id, OrgRole.Owner, now);
        database.AddRange(organization, founder);
        foreach (var (seat, person) in place.Seats.Zip(people.Skip(1)).Where(pair => pair.First is not null))
        {
            var membership = Membership.Create(organization.Id, person.Id, seat!.Role, now, people[0].Id);
            if (seat.State == MembershipState.Suspended)
            {
                membership.Suspend();
            }

            database.Add(membership);
        }

        if (!place.IsDeleted)
        {
            AddInvitations(database, organization, place, people, now);
        }

        await database.SaveChangesAsync();
        if (place.Seats.Any(seat => seat is { Role: OrgRole.Owner, State: MembershipState.Active }))
        {
            await database.Memberships.Where(membership => membership.Id == founder.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(membership => membership.Role, place.Founder));
        }

        if (place.IsDeleted)
        {
            await database.Organizations.Where(one => one.Id == organization.Id).ExecuteUpdateAsync(set => set
                .SetProperty(one => one.DeletedAt, (DateTimeOffset?)now)
                .SetProperty(one => one.DeletedById, people[0].Id)
                .SetProperty(one => one.PurgeAt, now + TimeSpan.FromDays(30)));
        }

        return organization;
    }

    private static void AddInvitations(
        OrgsDbContext database, Organization organization, PlaceState place, IReadOnlyList<User> people, DateTimeOffset now)
    {
        foreach (var (person, isOver) in place.Inviters)
        {
            var email = $"{Guid.NewGuid():N}@orgs.test";
            database.Add(Invitation.Create(
                new Invited(organization.Id, email, email.ToUpperInvariant(), OrgRole.Member, Locale: null, people[person].Id, ByMail: true),
                SecretToken.Create(),
                isOver ? now - _longAgo : now));
        }

        if (place.LinkMaker is { } maker)
        {
            database.Add(InviteLink.Create(organization.Id, people[maker].Id, new InviteLinkTerms([], null, 7), SecretToken.Create(), now));
        }
    }
}
