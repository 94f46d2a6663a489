namespace Orgs.GraphQL.Tests.Hosting;

public sealed class UnexpectedErrorTests
{
    private const string CreateOrganization = """mutation { createOrganization(input: { name: "Acme" }) { organization { id } } }""";

    [Theory]
    [Trait("Abuse", "PR-04")]
    [InlineData("sessions", "{ me { name } }", 500)]
    [InlineData("memberships", "{ me { organizations { nodes { name } } } }", 200)]
    [InlineData("audit_entries", CreateOrganization, 200)]
    public async Task In_production_the_client_learns_the_trace_id_and_nothing_else_and_it_is_logged_once(string missingTable, string document, int status)
    {
        await using var app = new OrgsApplication(("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test"));
        var ann = await RegisterAsync(app);
        var log = LogRecorder.Of(app);

        var answer = await WithoutTableAsync(app, missingTable, () => app.As(ann).SendAsync(document));

        answer.Status.ShouldBe(status, answer.Text);
        answer.ErrorCodes.ShouldBe(["INTERNAL_SERVER_ERROR"]);
        answer.GetText("errors.0.message").ShouldBe("Unexpected Execution Error");
        answer.Get("errors.0.extensions").EnumerateObject().Select(member => member.Name).ShouldBe(["code", "traceId"]);
        foreach (var inside in (string[])["SQLite", "Npgsql", "Exception", missingTable, "no such table", "does not exist", "Orgs.", "   at ", "/"])
        {
            answer.GetText("errors.0.extensions.traceId").ShouldNotBeNull().ShouldNotContain(inside);
            answer.Get("errors").GetRawText().Replace("Unexpected Execution Error", "", StringComparison.Ordinal).ShouldNotContain(inside);
        }

        log.Problems.Count(line => line.Contains(missingTable, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [Trait("Abuse", "PR-04")]
    [InlineData("sessions", "{ me { name } }")]
    [InlineData("memberships", "{ me { organizations { nodes { name } } } }")]
    public async Task In_development_the_developer_sees_it_all(string missingTable, string document)
    {
        await using var app = new OrgsApplication();
        var ann = await app.RegisterAsync("Ann");

        var answer = await WithoutTableAsync(app, missingTable, () => app.As(ann).SendAsync(document));

        answer.GetText("errors.0.extensions.message").ShouldNotBeNull().ShouldContain(
            app.Get<DatabaseOptions>().Kind == DatabaseKind.Sqlite ? $"no such table: {missingTable}" : $"relation \"{missingTable}\" does not exist");
        answer.GetText("errors.0.extensions.stackTrace").ShouldNotBeNull().ShouldContain("   at ");
    }

    private static async Task<Person> RegisterAsync(OrgsApplication app)
    {
        var person = await app.RegisterUnconfirmedAsync("Ann");
        await using var database = app.OpenDatabase();
        await database.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true));

        return person;
    }

    private static async Task<Answer> WithoutTableAsync(OrgsApplication app, string table, Func<Task<Answer>> ask)
    {
        await using var database = app.OpenDatabase();

        // SQLite would rename it in the triggers as well.
        var (before, after) = database.Database.IsSqlite() ? ("PRAGMA legacy_alter_table = ON;", "PRAGMA legacy_alter_table = OFF;") : ("", "");
#pragma warning disable EF1002 // The names are this file's own.
        await database.Database.ExecuteSqlRawAsync($"{before} ALTER TABLE {table} RENAME TO gone");
        try
        {
            return await ask();
        }
        finally
        {
            await database.Database.ExecuteSqlRawAsync($"ALTER TABLE gone RENAME TO {table}; {after}");
        }
#pragma warning restore EF1002
    }
}
