namespace Orgs.GraphQL.Tests.Documentation;

/// <summary>Every error that the schema promises in a mutation's union is produced, by the mutation, once.</summary>
public sealed class ErrorUnionTests
{
    /// <summary>Each error with a way to it.</summary>
    private static readonly Dictionary<string, Func<Scene, Task<Payload>>> _ways = new()
    {
        ["RegisterError.ValidationError"] = scene => scene.RegisterAsync("nonsense"),
        ["RegisterError.RateLimitedError"] = scene => scene.RegisterAsync("jane@orgs.test"),
        ["RegisterError.InvitationInvalidError"] = scene => scene.RegisterAsync("jane@orgs.test", SecretToken.Create()),
        ["RegisterError.InvitationClosedError"] = async scene =>
        {
            var token = await scene.InviteAsync("jane@orgs.test");
            scene.App.Clock.Advance(Invitation.Lifetime);
            return await scene.RegisterAsync("jane@orgs.test", token);
        },
        ["RegisterError.WrongRecipientError"] = async scene => await scene.RegisterAsync("june@orgs.test", await scene.InviteAsync("jane@orgs.test")),
        ["RegisterError.EmailNotConfirmedError"] = async scene
            => await scene.RegisterAsync("jane@orgs.test", await scene.InviteByHandAsync("jane@orgs.test")),
        ["RegisterError.InviterLostAuthorityError"] = async scene =>
        {
            var token = await scene.InviteAsync("jane@orgs.test", by: scene.Member);
            await scene.RemoveAsync(scene.Owner, scene.Member);
            return await scene.RegisterAsync("jane@orgs.test", token);
        },

        ["SignInError.BadCredentialsError"] = scene => scene.SignInAsync("a wrong password"),
        ["SignInError.RateLimitedError"] = async scene =>
        {
            await scene.SignInAsync("a wrong password");
            return await scene.SignInAsync(OrgsApplication.Password);
        },

        ["ConfirmEmailError.InvalidTokenError"] = scene => scene.ConfirmAsync(SecretToken.Create()),
        ["ConfirmEmailError.RateLimitedError"] = async scene =>
        {
            await scene.ConfirmAsync(SecretToken.Create());
            return await scene.ConfirmAsync(SecretToken.Create());
        },

        ["RevokeSessionError.NotFoundError"] = scene
            => scene.App.As(scene.Member).MutateAsync("revokeSession", new { sessionId = GlobalId.Missing("Session") }),

        ["ResendConfirmationError.RateLimitedError"] = async scene =>
        {
            var jane = scene.App.As(await scene.App.RegisterUnconfirmedAsync("Jane"));
            await jane.SendAsync("mutation { resendConfirmation { accepted } }");
            return new Payload(
                "resendConfirmation",
                await jane.SendAsync("mutation { resendConfirmation { errors { __typename ... on Error { code message } } } }"));
        },

        ["RequestPasswordResetError.RateLimitedError"] = async scene =>
        {
            await scene.App.AsNobody().MutateAsync("requestPasswordReset", new { email = "nobody@orgs.test" }, "accepted");
            return await scene.App.AsNobody().MutateAsync("requestPasswordReset", new { email = "nobody@orgs.test" }, "accepted");
        },

        ["ResetPasswordError.ValidationError"] = async scene
            => await scene.ResetAsync(await scene.App.RequestPasswordResetAsync(scene.Member.Email), "short"),
        ["ResetPasswordError.InvalidTokenError"] = scene => scene.ResetAsync(SecretToken.Create(), OrgsApplication.Password),
        ["ResetPasswordError.RateLimitedError"] = async scene =>
        {
            await scene.ResetAsync(SecretToken.Create(), OrgsApplication.Password);
            return await scene.ResetAsync(SecretToken.Create(), OrgsApplication.Password);
        },

        ["ChangePasswordError.ValidationError"] = scene => scene.ChangePasswordAsync(OrgsApplication.Password, "short"),
        ["ChangePasswordError.BadCredentialsError"] = scene => scene.ChangePasswordAsync("a wrong password", "another password"),
        ["ChangePasswordError.RateLimitedError"] = async scene =>
        {
            await scene.ChangePasswordAsync("a wrong password", "another password");
            return await scene.ChangePasswordAsync(OrgsApplication.Password, "another password");
        },

        ["UpdateMeError.ValidationError"] = scene => scene.App.As(scene.Member).MutateAsync("updateMe", new { name = " " }),

        ["DeleteMyAccountError.SoleOwnerError"] = scene => scene.DeleteAccountAsync(scene.Owner, OrgsApplication.Password, scene.Owner.Email),
        ["DeleteMyAccountError.ConfirmationMismatchError"] = scene
            => scene.DeleteAccountAsync(scene.Member, OrgsApplication.Password, scene.Owner.Email),
        ["DeleteMyAccountError.BadCredentialsError"] = scene => scene.DeleteAccountAsync(scene.Member, "a wrong password", scene.Member.Email),
        ["DeleteMyAccountError.RateLimitedError"] = async scene =>
        {
            await scene.DeleteAccountAsync(scene.Member, "a wrong password", scene.Member.Email);
            return await scene.DeleteAccountAsync(scene.Member, OrgsApplication.Password, scene.Member.Email);
        },

        ["SetCurrentOrganizationError.NotFoundError"] = scene
            => scene.App.As(scene.Member).MutateAsync("setCurrentOrganization", new { organizationId = GlobalId.Missing("Organization") }),

        ["CreateOrganizationError.ValidationError"] = scene => scene.CreateAsync(scene.Member, "Acme", "No slug"),
        ["CreateOrganizationError.SlugTakenError"] = scene => scene.CreateAsync(scene.Member, "Acme", scene.Team.Slug),
        ["CreateOrganizationError.IdempotencyConflictError"] = async scene =>
        {
            await scene.App.As(scene.Owner).MutateAsync("createOrganization", new { name = "One", idempotencyKey = "the same key for two" });
            return await scene.App.As(scene.Owner).MutateAsync("createOrganization", new { name = "Two", idempotencyKey = "the same key for two" });
        },
        ["CreateOrganizationError.EmailNotConfirmedError"] = async scene
            => await scene.CreateAsync(await scene.App.RegisterUnconfirmedAsync("Jane"), "Acme", "another"),

        ["InviteMemberError.ValidationError"] = scene => scene.TryInviteAsync(scene.Owner, "nonsense"),
        ["InviteMemberError.AlreadyMemberError"] = scene => scene.TryInviteAsync(scene.Owner, scene.Member.Email),
        ["InviteMemberError.AlreadyInvitedError"] = async scene =>
        {
            await scene.InviteAsync("jane@orgs.test");
            return await scene.TryInviteAsync(scene.Owner, "jane@orgs.test");
        },
        ["InviteMemberError.RoleTooHighError"] = scene => scene.TryInviteAsync(scene.Admin, "jane@orgs.test", "OWNER"),
        ["InviteMemberError.PersonalAccountError"] = async scene
            => await scene.TryInviteAsync(scene.Owner, "jane@orgs.test", organizationId: await scene.PersonalAccountIdAsync(scene.Owner)),
        ["InviteMemberError.LimitReachedError"] = scene => scene.TryInviteAsync(scene.Owner, "jane@orgs.test"),
        ["InviteMemberError.RateLimitedError"] = async scene =>
        {
            await scene.RemoveAsync(scene.Owner, scene.Member);
            return await scene.TryInviteAsync(scene.Owner, scene.Member.Email);
        },
        ["InviteMemberError.NotFoundError"] = scene
            => scene.TryInviteAsync(scene.Owner, "jane@orgs.test", organizationId: GlobalId.Missing("Organization")),
        ["InviteMemberError.ForbiddenError"] = async scene =>
        {
            await scene.LetOnlyAdminsInviteAsync();
            return await scene.TryInviteAsync(scene.Member, "jane@orgs.test");
        },

        ["InviteMemberError.InvitationClosedError"] = async scene =>
        {
            var invitationId = await scene.InviteForIdAsync("jane@orgs.test");
            await scene.RevokeAsync(scene.Owner, invitationId);
            return await scene.App.As(scene.Owner).MutateAsync("resendInvitation", new { invitationId });
        },
        ["InviteMemberError.IdempotencyConflictError"] = async scene =>
        {
            await scene.TryInviteAsync(scene.Owner, "jane@orgs.test", idempotencyKey: "the same key for two");
            return await scene.TryInviteAsync(scene.Owner, "june@orgs.test", idempotencyKey: "the same key for two");
        },

        ["InviteMembersError.ValidationError"] = scene => scene.InviteManyAsync(scene.Owner, scene.Team.Id),
        ["InviteMembersError.NotFoundError"] = scene
            => scene.InviteManyAsync(scene.Owner, GlobalId.Missing("Organization"), "jane@orgs.test"),
        ["InviteMembersError.ForbiddenError"] = async scene =>
        {
            await scene.LetOnlyAdminsInviteAsync();
            return await scene.InviteManyAsync(scene.Member, scene.Team.Id, "jane@orgs.test");
        },
        ["InviteMembersError.PersonalAccountError"] = async scene
            => await scene.InviteManyAsync(scene.Owner, await scene.PersonalAccountIdAsync(scene.Owner), "jane@orgs.test"),

        ["CreateInviteLinkError.ValidationError"] = scene => scene.CreateLinkAsync(scene.Owner, scene.Team.Id, maxUses: 0),
        ["CreateInviteLinkError.NotFoundError"] = scene => scene.CreateLinkAsync(scene.Owner, GlobalId.Missing("Organization")),
        ["CreateInviteLinkError.ForbiddenError"] = scene => scene.CreateLinkAsync(scene.Member, scene.Team.Id),
        ["CreateInviteLinkError.PersonalAccountError"] = async scene
            => await scene.CreateLinkAsync(scene.Owner, await scene.PersonalAccountIdAsync(scene.Owner)),
        ["CreateInviteLinkError.RateLimitedError"] = async scene =>
        {
            await scene.CreateLinkAsync(scene.Owner, scene.Team.Id);
            return await scene.CreateLinkAsync(scene.Owner, scene.Team.Id);
        },
        ["RevokeInviteLinkError.NotFoundError"] = scene
            => scene.App.As(scene.Owner).MutateAsync("revokeInviteLink", new { inviteLinkId = GlobalId.Missing("InviteLink") }),
        ["RevokeInviteLinkError.ForbiddenError"] = async scene =>
        {
            var made = await scene.CreateLinkAsync(scene.Owner, scene.Team.Id);
            return await scene.App.As(scene.Member).MutateAsync("revokeInviteLink", new { inviteLinkId = made.GetText("inviteLink.id") });
        },

        ["AcceptInvitationError.InvitationInvalidError"] = scene => scene.AcceptAsync(scene.Member, SecretToken.Create()),
        ["AcceptInvitationError.InvitationClosedError"] = async scene =>
        {
            var jane = await scene.App.RegisterAsync("Jane");
            var token = await scene.InviteAsync(jane.Email);
            await scene.DeclineAsync(jane, token);
            return await scene.AcceptAsync(jane, token);
        },
        ["AcceptInvitationError.WrongRecipientError"] = async scene => await scene.AcceptAsync(scene.Member, await scene.InviteAsync("jane@orgs.test")),
        ["AcceptInvitationError.EmailNotConfirmedError"] = async scene =>
        {
            var jane = await scene.App.RegisterUnconfirmedAsync("Jane");
            return await scene.AcceptAsync(jane, await scene.InviteByHandAsync(jane.Email));
        },
        ["AcceptInvitationError.InviterLostAuthorityError"] = async scene =>
        {
            var jane = await scene.App.RegisterAsync("Jane");
            var token = await scene.InviteAsync(jane.Email, by: scene.Member);
            await scene.RemoveAsync(scene.Owner, scene.Member);
            return await scene.AcceptAsync(jane, token);
        },
        ["AcceptInvitationError.RateLimitedError"] = async scene =>
        {
            await scene.AcceptAsync(scene.Member, SecretToken.Create());
            return await scene.AcceptAsync(scene.Member, SecretToken.Create());
        },

        ["ChangeInvitationError.NotFoundError"] = scene => scene.RevokeAsync(scene.Owner, GlobalId.Missing("Invitation")),
        ["ChangeInvitationError.ForbiddenError"] = async scene
            => await scene.RevokeAsync(scene.Admin, await scene.InviteForIdAsync("jane@orgs.test", "OWNER")),
        ["ChangeInvitationError.RoleTooHighError"] = async scene => await scene.App.As(scene.Admin).MutateAsync(
            "changeInvitationRole", new { invitationId = await scene.InviteForIdAsync("jane@orgs.test"), role = "OWNER" }),
        ["ChangeInvitationError.InvitationInvalidError"] = scene => scene.DeclineAsync(scene.Member, SecretToken.Create()),
        ["ChangeInvitationError.InvitationClosedError"] = async scene =>
        {
            var jane = await scene.App.RegisterAsync("Jane");
            var token = await scene.InviteAsync(jane.Email);
            await scene.DeclineAsync(jane, token);
            return await scene.DeclineAsync(jane, token);
        },
        ["ChangeInvitationError.WrongRecipientError"] = async scene => await scene.DeclineAsync(scene.Member, await scene.InviteAsync("jane@orgs.test")),
        ["ChangeInvitationError.EmailNotConfirmedError"] = async scene =>
        {
            var jane = await scene.App.RegisterUnconfirmedAsync("Jane");
            return await scene.DeclineAsync(jane, await scene.InviteByHandAsync(jane.Email));
        },
        ["ChangeInvitationError.RateLimitedError"] = async scene =>
        {
            await scene.DeclineAsync(scene.Member, SecretToken.Create());
            return await scene.DeclineAsync(scene.Member, SecretToken.Create());
        },

        ["AcceptInvitationError.LimitReachedError"] = async scene =>
        {
            var jane = await scene.App.RegisterAsync("Jane");
            var token = await scene.InviteAsync(jane.Email);
            await scene.App.AddMemberAsync(scene.Team, scene.Owner, "June");
            return await scene.AcceptAsync(jane, token);
        },
        ["RegisterError.LimitReachedError"] = async scene =>
        {
            var token = await scene.InviteAsync("jane@orgs.test");
            await scene.App.AddMemberAsync(scene.Team, scene.Owner, "June");
            return await scene.RegisterAsync("jane@orgs.test", token);
        },

        ["PromoteOwnerError.NotFoundError"] = scene => scene.ChangeAsync("promoteOwner", scene.Owner, GlobalId.Missing("Membership")),
        ["PromoteOwnerError.ForbiddenError"] = scene => scene.ChangeAsync("promoteOwner", scene.Admin, scene.MemberId),
        ["PromoteOwnerError.StaleVersionError"] = scene => scene.ChangeAsync("promoteOwner", scene.Owner, scene.MemberId, 7),
        ["PromoteOwnerError.EmailNotConfirmedError"] = async scene =>
        {
            await scene.UnconfirmAsync(scene.Member);
            return await scene.ChangeAsync("promoteOwner", scene.Owner, scene.MemberId);
        },

        ["DemoteOwnerError.LastOwnerError"] = scene => scene.ChangeAsync("demoteOwner", scene.Owner, scene.OwnerId),
        ["DemoteOwnerError.NotFoundError"] = scene => scene.ChangeAsync("demoteOwner", scene.Owner, GlobalId.Missing("Membership")),
        ["DemoteOwnerError.ForbiddenError"] = scene => scene.ChangeAsync("demoteOwner", scene.Admin, scene.OwnerId),
        ["DemoteOwnerError.StaleVersionError"] = scene => scene.ChangeAsync("demoteOwner", scene.Owner, scene.MemberId, 7),

        ["ChangeRoleError.LastOwnerError"] = scene => scene.ChangeRoleAsync(scene.Owner, scene.OwnerId, "ADMIN"),
        ["ChangeRoleError.RoleTooHighError"] = scene => scene.ChangeRoleAsync(scene.Admin, scene.MemberId, "OWNER"),
        ["ChangeRoleError.NotFoundError"] = scene => scene.ChangeRoleAsync(scene.Owner, GlobalId.Missing("Membership"), "ADMIN"),
        ["ChangeRoleError.ForbiddenError"] = scene => scene.ChangeRoleAsync(scene.Member, scene.MemberId, "ADMIN"),
        ["ChangeRoleError.StaleVersionError"] = scene => scene.ChangeRoleAsync(scene.Owner, scene.MemberId, "ADMIN", 7),

        ["CreateOrganizationError.ForbiddenError"] = scene => scene.CreateAsync(scene.Member, "Acme", "another"),
        ["CreateOrganizationError.LimitReachedError"] = scene => scene.CreateAsync(scene.Owner, "Acme", "another"),
        ["CreateOrganizationError.RateLimitedError"] = scene => scene.CreateAsync(scene.Owner, "Acme", "another"),

        ["UpdateOrganizationError.ValidationError"] = scene => scene.UpdateAsync(scene.Owner, new { organizationId = scene.Team.Id, slug = "No slug" }),
        ["UpdateOrganizationError.SlugTakenError"] = async scene =>
        {
            await scene.CreateAsync(scene.Member, "Other", "other");
            return await scene.UpdateAsync(scene.Owner, new { organizationId = scene.Team.Id, slug = "other" });
        },
        ["UpdateOrganizationError.StaleVersionError"] = scene
            => scene.UpdateAsync(scene.Owner, new { organizationId = scene.Team.Id, name = "Other", expectedVersion = 7 }),
        ["UpdateOrganizationError.LimitReachedError"] = scene => scene.UpdateAsync(scene.Owner, new { organizationId = scene.Team.Id, slug = "other" }),
        ["UpdateOrganizationError.NotFoundError"] = scene
            => scene.UpdateAsync(scene.Owner, new { organizationId = GlobalId.Missing("Organization"), name = "Other" }),
        ["UpdateOrganizationError.ForbiddenError"] = scene => scene.UpdateAsync(scene.Admin, new { organizationId = scene.Team.Id, slug = "other" }),
        ["UpdateOrganizationError.PersonalAccountError"] = async scene
            => await scene.UpdateAsync(scene.Owner, new { organizationId = await scene.PersonalAccountIdAsync(scene.Owner), name = "Other" }),

        ["DeleteOrganizationError.NotFoundError"] = scene => scene.DeleteAsync(scene.Owner, GlobalId.Missing("Organization")),
        ["DeleteOrganizationError.ForbiddenError"] = scene => scene.DeleteAsync(scene.Admin),
        ["DeleteOrganizationError.ConfirmationMismatchError"] = scene => scene.DeleteAsync(scene.Owner, confirmSlug: "other"),
        ["DeleteOrganizationError.PersonalAccountError"] = async scene
            => await scene.DeleteAsync(scene.Owner, await scene.PersonalAccountIdAsync(scene.Owner)),

        ["RestoreOrganizationError.NotFoundError"] = scene => scene.RestoreAsync(scene.Owner, GlobalId.Missing("Organization")),
        ["RestoreOrganizationError.ForbiddenError"] = async scene =>
        {
            (await scene.DeleteAsync(scene.Owner)).ShouldSucceed();
            return await scene.RestoreAsync(scene.Admin);
        },

        ["TransferOwnershipError.LastOwnerError"] = async scene =>
        {
            (await scene.ChangeAsync("suspendMembership", scene.Owner, scene.MemberId)).ShouldSucceed();
            return await scene.TransferAsync(scene.Owner, scene.MemberId);
        },
        ["TransferOwnershipError.NotFoundError"] = scene => scene.TransferAsync(scene.Owner, GlobalId.Missing("Membership")),
        ["TransferOwnershipError.ForbiddenError"] = scene => scene.TransferAsync(scene.Admin, scene.MemberId),
        ["TransferOwnershipError.EmailNotConfirmedError"] = async scene =>
        {
            await scene.UnconfirmAsync(scene.Member);
            return await scene.TransferAsync(scene.Owner, scene.MemberId);
        },

        ["ChangeMembershipStateError.LastOwnerError"] = scene => scene.ChangeAsync("suspendMembership", scene.Owner, scene.OwnerId),
        ["ChangeMembershipStateError.NotFoundError"] = scene => scene.ChangeAsync("suspendMembership", scene.Owner, GlobalId.Missing("Membership")),
        ["ChangeMembershipStateError.ForbiddenError"] = scene => scene.ChangeAsync("unsuspendMembership", scene.Member, scene.MemberId),
        ["ChangeMembershipStateError.StaleVersionError"] = scene => scene.ChangeAsync("suspendMembership", scene.Owner, scene.MemberId, 7),

        ["RemoveMembershipError.LastOwnerError"] = scene => scene.ChangeAsync("removeMembership", scene.Owner, scene.OwnerId),
        ["RemoveMembershipError.NotFoundError"] = scene => scene.ChangeAsync("removeMembership", scene.Owner, GlobalId.Missing("Membership")),
        ["RemoveMembershipError.ForbiddenError"] = scene => scene.ChangeAsync("removeMembership", scene.Member, scene.OwnerId),
        ["RemoveMembershipError.StaleVersionError"] = scene => scene.ChangeAsync("removeMembership", scene.Owner, scene.MemberId, 7),
        ["RemoveMembershipError.PersonalAccountError"] = async scene => await scene.App.As(scene.Owner).MutateAsync(
            "leaveOrganization", new { organizationId = await scene.PersonalAccountIdAsync(scene.Owner) }),
    };

    /// <summary>Limits that are low enough to be reached by asking once or twice more than for the scene.</summary>
    private static readonly Dictionary<string, (string Key, string Value)> _limits = new()
    {
        ["RegisterError.RateLimitedError"] = ("Orgs:Limits:RegistrationsPerNetwork", "3"),
        ["SignInError.RateLimitedError"] = ("Orgs:Limits:FailedSignInsPerNetwork", "1"),
        ["ConfirmEmailError.RateLimitedError"] = ("Orgs:Limits:WrongTokensPerNetwork", "1"),
        ["ResendConfirmationError.RateLimitedError"] = ("Orgs:Limits:AccountMailsPerAddress", "1"),
        ["RequestPasswordResetError.RateLimitedError"] = ("Orgs:Limits:PasswordResetsPerNetwork", "1"),
        ["ResetPasswordError.RateLimitedError"] = ("Orgs:Limits:WrongTokensPerNetwork", "1"),
        ["ChangePasswordError.RateLimitedError"] = ("Orgs:Limits:FailedSignInsPerNetwork", "1"),
        ["DeleteMyAccountError.RateLimitedError"] = ("Orgs:Limits:FailedSignInsPerNetwork", "1"),
        ["RegisterError.LimitReachedError"] = ("Orgs:Organizations:MemberLimit", "4"),
        ["AcceptInvitationError.LimitReachedError"] = ("Orgs:Organizations:MemberLimit", "4"),
        ["CreateOrganizationError.ForbiddenError"] = ("Orgs:Organizations:Creators:0", OrgsApplication.AddressOf("Olga Owner")),
        ["CreateOrganizationError.LimitReachedError"] = ("Orgs:Organizations:MaxPerCreator", "1"),
        ["CreateOrganizationError.RateLimitedError"] = ("Orgs:Limits:OrganizationsPerUser", "1"),
        ["UpdateOrganizationError.LimitReachedError"] = ("Orgs:Limits:FormerSlugsPerOrganization", "0"),
        ["InviteMemberError.LimitReachedError"] = ("Orgs:Organizations:MemberLimit", "3"),
        ["InviteMemberError.RateLimitedError"] = ("Orgs:Limits:InvitationsPerRecipient", "1"),
        ["CreateInviteLinkError.RateLimitedError"] = ("Orgs:Limits:InviteLinksPerOrganization", "1"),
        ["AcceptInvitationError.RateLimitedError"] = ("Orgs:Limits:WrongTokensPerNetwork", "1"),
        ["ChangeInvitationError.RateLimitedError"] = ("Orgs:Limits:WrongTokensPerNetwork", "1"),
    };

    public static TheoryData<string> Errors => [.. _ways.Keys];

    [Fact]
    [Trait("Behaviour", "G3")]
    public void Every_error_of_every_union_has_a_way_to_it()
    {
        var promised = SchemaFile.Read().Unions
            .Where(union => union.Name.Value.EndsWith("Error", StringComparison.Ordinal))
            .SelectMany(union => union.Types, (union, member) => $"{union.Name.Value}.{member.Name.Value}");

        promised.Order(StringComparer.Ordinal).ShouldBe(_ways.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    [Trait("Behaviour", "G3")]
    [Trait("Behaviour", "S2-12")]
    public async Task Every_error_is_produced_in_the_payload_with_a_code_and_a_sentence(string error)
    {
        await using var app = _limits.TryGetValue(error, out var limit) ? new OrgsApplication(limit) : new OrgsApplication();
        var (team, owner, admin, member) = await app.CreateTeamAsync();

        var refused = await _ways[error](new Scene(app, team, owner, admin, member));

        refused.ShouldFail(error.Split('.')[1]);
        refused.GetText("errors.0.code").ShouldNotBeNullOrEmpty();
        refused.GetText("errors.0.message").ShouldNotBeNull().ShouldEndWith(".");
    }

    /// <summary>Acme Corp with one member of each role, and the steps that lead to errors.</summary>
    private sealed record Scene(OrgsApplication App, Team Team, Person Owner, Person Admin, Person Member)
    {
        public string OwnerId => Team.Memberships[Owner];

        public string MemberId => Team.Memberships[Member];

        public Task<Payload> RegisterAsync(string email, string? invitationToken = null)
            => App.AsNobody().MutateAsync("register", new { email, password = OrgsApplication.Password, name = "Jane", invitationToken });

        public Task<Payload> SignInAsync(string password)
            => App.AsNobody().MutateAsync("signIn", new { email = Member.Email, password, useCookie = false });

        public Task<Payload> ResetAsync(string token, string newPassword)
            => App.AsNobody().MutateAsync("resetPassword", new { token, newPassword });

        public Task<Payload> ChangePasswordAsync(string currentPassword, string newPassword)
            => App.As(Member).MutateAsync("changePassword", new { currentPassword, newPassword });

        public Task<Payload> DeleteAccountAsync(Person person, string password, string confirmEmail)
            => App.As(person).MutateAsync("deleteMyAccount", new { password, confirmEmail });

        public Task<Payload> ConfirmAsync(string token) => App.AsNobody().MutateAsync("confirmEmail", new { token });

        public Task<Payload> CreateAsync(Person person, string name, string slug) => App.As(person).MutateAsync("createOrganization", new { name, slug });

        public Task<Payload> TryInviteAsync(
            Person by, string email, string role = "MEMBER", string? organizationId = null, string? idempotencyKey = null)
            => App.As(by).MutateAsync("inviteMember", new { organizationId = organizationId ?? Team.Id, email, role, idempotencyKey });

        public Task<Payload> InviteManyAsync(Person by, string organizationId, params string[] emails)
            => App.As(by).MutateAsync("inviteMembers", new { organizationId, invitations = emails.Select(email => new { email }) });

        public async Task<string> InviteForIdAsync(string email, string role = "MEMBER") => (await App.InviteWithIdAsync(Team, Owner, email, role)).Id;

        public Task<Payload> RevokeAsync(Person by, string invitationId) => App.As(by).MutateAsync("revokeInvitation", new { invitationId });

        public Task<Payload> CreateLinkAsync(Person by, string organizationId, int? maxUses = null)
            => App.As(by).MutateAsync("createInviteLink", new { organizationId, maxUses }, "inviteLink { id }");

        public Task<string> InviteAsync(string email, Person? by = null) => App.InviteAsync(Team, by ?? Owner, email);

        /// <summary>A token that nobody was mailed.</summary>
        public async Task<string> InviteByHandAsync(string email)
            => (await App.As(Owner).MutateAsync("inviteMember", new { organizationId = Team.Id, email, sendEmail = false }, "acceptToken"))
                .ShouldSucceed().GetText("acceptToken")!;

        public Task<Payload> AcceptAsync(Person person, string token) => App.As(person).MutateAsync("acceptInvitation", new { token });

        public Task<Payload> DeclineAsync(Person person, string token) => App.As(person).MutateAsync("declineInvitation", new { token });

        public Task<Payload> ChangeAsync(string mutation, Person by, string membershipId, int? expectedVersion = null)
            => App.As(by).MutateAsync(mutation, new { membershipId, expectedVersion });

        public Task<Payload> ChangeRoleAsync(Person by, string membershipId, string role, int? expectedVersion = null)
            => App.As(by).MutateAsync("changeRole", new { membershipId, role, expectedVersion });

        public async Task RemoveAsync(Person by, Person member)
            => (await App.As(by).MutateAsync("removeMembership", new { membershipId = Team.Memberships[member] })).ShouldSucceed();

        /// <summary>The key of the personal account, under the name that the input asks for.</summary>
        public async Task<string> PersonalAccountIdAsync(Person person)
        {
            var me = await App.As(person).SendAsync("{ me { personalAccount { id } } }");
            return GlobalId.Of("Organization", GlobalId.Key(me.GetText("data.me.personalAccount.id")!));
        }

        public async Task LetOnlyAdminsInviteAsync() => (await UpdateAsync(Owner, new { organizationId = Team.Id, invitePolicy = "ADMINS" })).ShouldSucceed();

        public Task<Payload> UpdateAsync(Person by, object input) => App.As(by).MutateAsync("updateOrganization", input);

        public Task<Payload> DeleteAsync(Person by, string? organizationId = null, string? confirmSlug = null)
            => App.As(by).MutateAsync("deleteOrganization", new { organizationId = organizationId ?? Team.Id, confirmSlug = confirmSlug ?? Team.Slug });

        public Task<Payload> RestoreAsync(Person by, string? organizationId = null)
            => App.As(by).MutateAsync("restoreOrganization", new { organizationId = organizationId ?? Team.Id });

        public Task<Payload> TransferAsync(Person by, string toMembershipId) => App.As(by).MutateAsync("transferOwnership", new { toMembershipId });

        // There is no operation that takes the proof of an address back.
        public async Task UnconfirmAsync(Person person)
        {
            await using var database = App.OpenDatabase();
            await database.Users.Where(user => user.Name == person.Name).ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, false));
        }
    }
}
