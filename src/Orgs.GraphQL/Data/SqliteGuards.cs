namespace Orgs.GraphQL.Data;

/// <summary>
/// The guards as SQLite's triggers. Roles and states are the numbers of their enums: 2 is OWNER, 0 is ACTIVE. A deleted
/// organization needs no owner any more.
/// </summary>
internal static class SqliteGuards
{
    private const string OtherOwner =
        """
        EXISTS (
            SELECT 1 FROM memberships AS other JOIN users AS person ON person.id = other.user_id
            WHERE other.organization_id = OLD.organization_id AND other.id <> OLD.id
              AND other.role = 2 AND other.state = 0 AND person.disabled_at IS NULL)
        """;

    private const string OrganizationStays = "EXISTS (SELECT 1 FROM accounts WHERE id = OLD.organization_id AND deleted_at IS NULL)";

    public static readonly IReadOnlyList<string> Create =
    [
        $"""
        CREATE TRIGGER memberships_last_owner_stays BEFORE DELETE ON memberships
        WHEN OLD.role = 2 AND OLD.state = 0 AND {OrganizationStays} AND NOT {OtherOwner}
        BEGIN SELECT RAISE(ABORT, 'last owner'); END
        """,
        $"""
        CREATE TRIGGER memberships_last_owner_keeps_role BEFORE UPDATE OF role, state, organization_id, user_id ON memberships
        WHEN OLD.role = 2 AND OLD.state = 0
          AND (NEW.role <> 2 OR NEW.state <> 0 OR NEW.organization_id <> OLD.organization_id OR NEW.user_id <> OLD.user_id)
          AND {OrganizationStays} AND NOT {OtherOwner}
        BEGIN SELECT RAISE(ABORT, 'last owner'); END
        """,
        """
        CREATE TRIGGER users_last_owner_stays_enabled BEFORE UPDATE OF disabled_at ON users
        WHEN OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL AND EXISTS (
            SELECT 1 FROM memberships AS own JOIN accounts AS organization ON organization.id = own.organization_id
            WHERE own.user_id = OLD.id AND own.role = 2 AND own.state = 0 AND deleted_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM memberships AS other JOIN users AS person ON person.id = other.user_id
                WHERE other.organization_id = own.organization_id AND other.id <> own.id
                  AND other.role = 2 AND other.state = 0 AND person.disabled_at IS NULL))
        BEGIN SELECT RAISE(ABORT, 'last owner'); END
        """,
        """
        CREATE TRIGGER memberships_not_in_personal_accounts BEFORE INSERT ON memberships
        WHEN EXISTS (SELECT 1 FROM accounts WHERE id = NEW.organization_id AND personal)
        BEGIN SELECT RAISE(ABORT, 'personal account'); END
        """,
        """
        CREATE TRIGGER invitations_not_to_personal_accounts BEFORE INSERT ON invitations
        WHEN EXISTS (SELECT 1 FROM accounts WHERE id = NEW.organization_id AND personal)
        BEGIN SELECT RAISE(ABORT, 'personal account'); END
        """,
        """
        CREATE TRIGGER audit_entries_never_change BEFORE UPDATE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'append only'); END
        """,
        """
        CREATE TRIGGER audit_entries_never_go BEFORE DELETE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'append only'); END
        """,
    ];

    public static readonly IReadOnlyList<string> Drop =
    [
        "DROP TRIGGER audit_entries_never_go",
        "DROP TRIGGER audit_entries_never_change",
        "DROP TRIGGER invitations_not_to_personal_accounts",
        "DROP TRIGGER memberships_not_in_personal_accounts",
        "DROP TRIGGER users_last_owner_stays_enabled",
        "DROP TRIGGER memberships_last_owner_keeps_role",
        "DROP TRIGGER memberships_last_owner_stays",
    ];
}
