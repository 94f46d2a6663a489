namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// Who may do what, as one table: a row an operation, a column a caller. Every cell is asked of the running server.
/// Y allowed · N refused with ForbiddenError, RoleTooHighError, WrongRecipientError or AUTH_NOT_AUTHORIZED · – as if it did not
/// exist · A asked to sign in.
/// </summary>
public sealed class RoleMatrixTests(MatrixApplication matrix) : IClassFixture<MatrixApplication>
{
    private const string Table =
        """
        operation                  | anon | outsider | ex-member | invitee | member | admin | owner
        read name and slug         | A    | –        | –         | –       | Y      | Y     | Y
        read through node          | –    | –        | –         | –       | Y      | Y     | Y
        read members               | A    | –        | –         | –       | Y      | Y     | Y
        read a membership by node  | –    | –        | –         | –       | Y      | Y     | Y
        read members' e-mail       | A    | –        | –         | –       | Y      | Y     | Y
        read owners                | A    | –        | –         | –       | Y      | Y     | Y
        read who made it           | A    | –        | –         | –       | Y      | Y     | Y
        read pending invitations   | A    | –        | –         | –       | N      | Y     | Y
        read an invitation by node | –    | –        | –         | Y       | –      | Y     | Y
        preview an invitation      | Y    | Y        | Y         | Y       | Y      | Y     | Y
        accept an invitation       | A    | N        | N         | Y       | N      | N     | N
        accept an invitation by id | A    | –        | –         | Y       | –      | –     | –
        decline an invitation      | A    | N        | N         | Y       | N      | N     | N
        invite a member            | A    | –        | –         | –       | Y      | Y     | Y
        invite an admin            | A    | –        | –         | –       | N      | Y     | Y
        invite an owner            | A    | –        | –         | –       | N      | N     | Y
        invite several             | A    | –        | –         | –       | Y      | Y     | Y
        resend an invitation       | A    | –        | –         | –       | –      | N     | Y
        change its role            | A    | –        | –         | –       | –      | N     | Y
        revoke it                  | A    | –        | –         | –       | –      | N     | Y
        read the invite link       | A    | –        | –         | –       | N      | Y     | Y
        make an invite link        | A    | –        | –         | –       | N      | Y     | Y
        revoke the invite link     | A    | –        | –         | –       | N      | Y     | Y
        join by the invite link    | A    | Y        | Y         | Y       | Y      | Y     | Y
        member to admin            | A    | –        | –         | –       | N      | Y     | Y
        admin to member            | A    | –        | –         | –       | N      | Y     | Y
        member to owner            | A    | –        | –         | –       | N      | N     | Y
        promote a member to owner  | A    | –        | –         | –       | N      | N     | Y
        demote an owner            | A    | –        | –         | –       | N      | N     | Y
        owner to admin             | A    | –        | –         | –       | N      | N     | Y
        remove a member            | A    | –        | –         | –       | N      | Y     | Y
        remove an admin            | A    | –        | –         | –       | N      | Y     | Y
        remove an owner            | A    | –        | –         | –       | N      | N     | Y
        leave                      | A    | –        | –         | –       | Y      | Y     | Y
        make it the current one    | A    | –        | –         | –       | Y      | Y     | Y
        transfer the ownership     | A    | –        | –         | –       | N      | N     | Y
        suspend a member           | A    | –        | –         | –       | N      | Y     | Y
        suspend an admin           | A    | –        | –         | –       | N      | Y     | Y
        suspend an owner           | A    | –        | –         | –       | N      | N     | Y
        unsuspend a member         | A    | –        | –         | –       | N      | Y     | Y
        unsuspend an owner         | A    | –        | –         | –       | N      | N     | Y
        rename                     | A    | –        | –         | –       | N      | Y     | Y
        change the slug            | A    | –        | –         | –       | N      | N     | Y
        change the invite policy   | A    | –        | –         | –       | N      | N     | Y
        change the reference       | A    | –        | –         | –       | N      | N     | Y
        read the audit log         | A    | –        | –         | –       | N      | Y     | Y
        read the reference         | A    | –        | –         | –       | N      | N     | Y
        delete the organization    | A    | –        | –         | –       | N      | N     | Y
        restore it                 | A    | –        | –         | –       | N      | N     | Y
        """;

    public static TheoryData<string, string, string> Cells()
    {
        var rows = Table.Split('\n').Select(row => row.Split('|').Select(cell => cell.Trim()).ToArray()).ToArray();
        var cells = new TheoryData<string, string, string>();

        foreach (var row in rows[1..])
        {
            for (var column = 1; column < row.Length; column++)
            {
                cells.Add(row[0], rows[0][column], row[column]);
            }
        }

        return cells;
    }

    [Fact]
    public void Every_mutation_that_somebody_may_be_refused_is_in_the_matrix()
    {
        string[] openToEverybody =
        [
            "register", "signIn", "refreshSession", "signOut", "confirmEmail", "createOrganization", "requestPasswordReset", "resetPassword",
        ];
        string[] aboutOneself =
        [
            "signOutEverywhere", "revokeSession", "resendConfirmation", "changePassword", "updateMe", "deleteMyAccount",
        ];
        var mutations = SchemaFile.Read().Fields("Mutation").Select(field => field.Name.Value);

        var forgotten = mutations.Except(openToEverybody).Except(aboutOneself).Where(mutation => !MatrixApplication.Asks(mutation));

        forgotten.ShouldBeEmpty("Add an operation to MatrixApplication and a row to the table for each of these mutations.");
    }

    [Theory]
    [Trait("Abuse", "AZ-01")]
    [Trait("Abuse", "AZ-02")]
    [Trait("Abuse", "AZ-03")]
    [Trait("Behaviour", "S2-4")]
    [Trait("Behaviour", "S2-8")]
    [Trait("Behaviour", "S2-11")]
    [MemberData(nameof(Cells))]
    public async Task The_role_matrix_holds(string operation, string caller, string expected)
    {
        var answer = await matrix.AskAsync(operation, caller);

        answer.ShouldBe(expected, $"{caller} asked to {operation}");
    }
}
