namespace Orgs.GraphQL.Data;

/// <summary>
/// The guards as PostgreSQL's triggers; the same rules as in <see cref="SqliteGuards"/>. Roles and states are the numbers of
/// their enums: 2 is OWNER, 0 is ACTIVE.
/// </summary>
internal static class PostgreSqlGuards
{
    public static readonly IReadOnlyList<string> Create =
    [
        // Writing to the organization's row makes transactions that take an owner at the same moment wait for each other, and makes
        // one of them fail where it would go on looking at the past (REPEATABLE READ, SERIALIZABLE). No row: the organization goes too, or is deleted.
        """
        CREATE FUNCTION require_other_owner(organization uuid, membership uuid) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE accounts SET created_at = created_at WHERE id = organization AND deleted_at IS NULL;
            IF FOUND AND NOT EXISTS (
                SELECT 1 FROM memberships AS other JOIN users AS person ON person.id = other.user_id
                WHERE other.organization_id = organization AND other.id <> membership
                  AND other.role = 2 AND other.state = 0 AND person.disabled_at IS NULL)
            THEN
                RAISE EXCEPTION 'last owner' USING ERRCODE = 'restrict_violation';
            END IF;
        END $$
        """,
        """
        CREATE FUNCTION memberships_keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM require_other_owner(OLD.organization_id, OLD.id);
            RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$
        """,
        """
        CREATE TRIGGER memberships_last_owner_stays BEFORE DELETE ON memberships
        FOR EACH ROW WHEN (OLD.role = 2 AND OLD.state = 0)
        EXECUTE FUNCTION memberships_keep_an_owner()
        """,
        """
        CREATE TRIGGER memberships_last_owner_keeps_role BEFORE UPDATE OF role, state, organization_id, user_id ON memberships
        FOR EACH ROW WHEN (OLD.role = 2 AND OLD.state = 0
          AND (NEW.role <> 2 OR NEW.state <> 0 OR NEW.organization_id <> OLD.organization_id OR NEW.user_id <> OLD.user_id))
        EXECUTE FUNCTION memberships_keep_an_owner()
        """,
        """
        CREATE FUNCTION users_keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM require_other_owner(own.organization_id, own.id)
            FROM (SELECT id, organization_id FROM memberships
                  WHERE user_id = OLD.id AND role = 2 AND state = 0 ORDER BY organization_id) AS own;
            RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER users_last_owner_stays_enabled BEFORE UPDATE OF disabled_at ON users
        FOR EACH ROW WHEN (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL)
        EXECUTE FUNCTION users_keep_an_owner()
        """,
        """
        CREATE FUNCTION refuse_personal_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM accounts WHERE id = NEW.organization_id AND personal) THEN
                RAISE EXCEPTION 'personal account' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER memberships_not_in_personal_accounts BEFORE INSERT ON memberships
        FOR EACH ROW EXECUTE FUNCTION refuse_personal_accounts()
        """,
        """
        CREATE TRIGGER invitations_not_to_personal_accounts BEFORE INSERT ON invitations
        FOR EACH ROW EXECUTE FUNCTION refuse_personal_accounts()
        """,
        """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
        END $$
        """,
        """
        CREATE TRIGGER audit_entries_never_change BEFORE UPDATE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION refuse_change('append only')
        """,
        """
        CREATE TRIGGER audit_entries_never_go BEFORE DELETE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION refuse_change('append only')
        """,

        // TRUNCATE asks no trigger of a row.
        """
        CREATE TRIGGER audit_entries_never_go_at_once BEFORE TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('append only')
        """,
        """
        CREATE TRIGGER memberships_never_go_at_once BEFORE TRUNCATE ON memberships
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('last owner')
        """,
    ];

    public static readonly IReadOnlyList<string> Drop =
    [
        "DROP TRIGGER memberships_never_go_at_once ON memberships",
        "DROP TRIGGER audit_entries_never_go_at_once ON audit_entries",
        "DROP TRIGGER audit_entries_never_go ON audit_entries",
        "DROP TRIGGER audit_entries_never_change ON audit_entries",
        "DROP FUNCTION refuse_change",
        "DROP TRIGGER invitations_not_to_personal_accounts ON invitations",
        "DROP TRIGGER memberships_not_in_personal_accounts ON memberships",
        "DROP FUNCTION refuse_personal_accounts",
        "DROP TRIGGER users_last_owner_stays_enabled ON users",
        "DROP FUNCTION users_keep_an_owner",
        "DROP TRIGGER memberships_last_owner_keeps_role ON memberships",
        "DROP TRIGGER memberships_last_owner_stays ON memberships",
        "DROP FUNCTION memberships_keep_an_owner",
        "DROP FUNCTION require_other_owner",
    ];
}
