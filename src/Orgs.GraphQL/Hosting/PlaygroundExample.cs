namespace Orgs.GraphQL.Hosting;

/// <summary>
/// What the playground opens with: operations to try on the demo data, the first of them good for anybody. A test runs them all in this order.
/// </summary>
public static class PlaygroundExample
{
    public const string Document =
        """
        # Put the cursor into an operation and run it. Sign in first, with SignIn; who is signed in is Me. Team shows the ids that others ask for:
        # copy them into Variables below. All operations with examples are in docs/operations.md.

        query Me {
          __typename
          me {
            id
            name
            email
            personalAccount { id name }
            organizations {
              nodes {
                name
                slug
                viewerRole
                members { nodes { role user { name email } } }
                owners { nodes { name } }
              }
            }
          }
        }

        mutation SignIn {
          signIn(input: { email: "bob@orgs.example", password: "demo-password" }) { user { name } errors { __typename } }
        }

        query Sessions {
          me { sessions { id createdAt lastSeenAt userAgent current } }
        }

        # The same key again within a day: the same answer, and no second organization.
        mutation CreateOrganization {
          createOrganization(input: { name: "Rocket Science", idempotencyKey: "a key of my own, 1" }) {
            organization { name slug }
            errors { __typename ... on Error { code message } }
          }
        }

        query Team {
          organization(slug: "acme-corp") {
            id
            name
            viewerCanInvite(role: OWNER) { allowed code message }
            invitations(status: PENDING) { nodes { id email role expiresAt } }
            members(filter: { role: [MEMBER] }) { nodes { id role state joinedAt user { name email } } }
          }
        }

        # { "organizationId": "…" }
        mutation InviteMany($organizationId: ID!) {
          inviteMembers(
            input: {
              organizationId: $organizationId
              invitations: [{ email: "ann@example.com", role: ADMIN }, { email: "ben@example.com", locale: "de" }, { email: "bob@orgs.example" }]
            }
          ) {
            results { email invitation { role status } error { __typename ... on Error { code message } } }
            errors { __typename ... on Error { code message } }
          }
        }

        mutation InviteLink($organizationId: ID!) {
          createInviteLink(input: { organizationId: $organizationId, allowedDomains: ["example.com"], maxUses: 10 }) {
            inviteLink { role uses maxUses expiresAt }
            token
            errors { __typename ... on Error { code message } }
          }
        }

        # { "membershipId": "…" }
        mutation Suspend($membershipId: ID!) {
          suspendMembership(input: { membershipId: $membershipId, reason: "on leave" }) {
            membership { state user { name } }
            errors { __typename ... on Error { code message } }
          }
        }

        mutation Unsuspend($membershipId: ID!) {
          unsuspendMembership(input: { membershipId: $membershipId }) { membership { state } errors { __typename ... on Error { code message } } }
        }

        mutation Promote($membershipId: ID!) {
          promoteOwner(input: { membershipId: $membershipId }) {
            membership { role }
            organization { owners { nodes { name } } }
            errors { __typename ... on Error { code message } }
          }
        }

        mutation Demote($membershipId: ID!) {
          demoteOwner(input: { membershipId: $membershipId, to: MEMBER }) {
            membership { role }
            errors { __typename ... on Error { code message } ... on LastOwnerError { remedies } }
          }
        }

        # dryRun answers the same and writes nothing. Without it, ownership is handed over.
        mutation Transfer($membershipId: ID!) {
          transferOwnership(input: { toMembershipId: $membershipId, keepRole: ADMIN, dryRun: true }) {
            from { role }
            to { role }
            effects { kind count message }
            errors { __typename ... on Error { code message } }
          }
        }

        mutation WhatDeletingWouldDo($organizationId: ID!) {
          deleteOrganization(input: { organizationId: $organizationId, confirmSlug: "acme-corp", dryRun: true }) {
            effects { kind count message }
            errors { __typename ... on Error { code message } }
          }
        }

        mutation Delete($organizationId: ID!) {
          deleteOrganization(input: { organizationId: $organizationId, confirmSlug: "acme-corp" }) {
            organization { deletion { requestedAt purgeAt } }
            errors { __typename ... on Error { code message } }
          }
        }

        mutation Restore($organizationId: ID!) {
          restoreOrganization(input: { organizationId: $organizationId }) {
            organization { name }
            errors { __typename ... on Error { code message } }
          }
        }

        query AuditLog {
          organization(slug: "acme-corp") {
            auditLog(first: 20) { nodes { action at actorLabel subjectLabel roleBefore roleAfter note } }
          }
        }

        # Leave it running, and change something in another tab.
        subscription Listen($organizationId: ID!) {
          onOrganizationChanged(organizationId: $organizationId) {
            kind
            sequence
            subject { __typename ... on Membership { role state user { name } } ... on Invitation { email status } }
            auditEntry { action actorLabel }
          }
        }

        """;
}
