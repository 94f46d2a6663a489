using Npgsql;

namespace Orgs.GraphQL.Tests.Data;

/// <summary>What only a database that servers share has to prove.</summary>
[OnlyOn(DatabaseKind.PostgreSql)]
public sealed class PostgreSqlTests
{
    [Fact]
    public async Task The_server_that_is_tested_is_on_PostgreSQL()
    {
        await using var app = new OrgsApplication();
        await using var database = app.OpenDatabase();

        (await app.Get<IDatabaseProvider>().DescribeAsync(database, CancellationToken.None)).ShouldStartWith("PostgreSQL 1");
    }

    [Fact]
    [Trait("Abuse", "DU-05")]
    public async Task Of_servers_that_start_at_once_on_an_empty_database_one_makes_the_tables_and_the_others_wait()
    {
        await using var database = new TestDatabase();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var context = database.CreateDbContext();
            await database.Provider.MigrateAsync(context, CancellationToken.None);
        })));

        await using var migrated = database.CreateDbContext();
        (await migrated.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "DU-05")]
    public async Task A_database_that_is_not_there_is_made()
    {
        await using var database = new TestDatabase();
        var missing = new NpgsqlConnectionStringBuilder(database.Settings.ConnectionString) { Database = $"made_{Guid.NewGuid():N}" }.ToString();
        try
        {
            await PostgreSqlCluster.MigrateAsync(missing);

            await using var connection = new NpgsqlConnection(missing);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            PostgreSqlCluster.Running.Drop(missing);
        }
    }

    [Fact]
    public async Task A_second_server_on_the_database_takes_the_tokens_of_the_first()
    {
        await using var first = new OrgsApplication();
        var bob = await first.RegisterAsync("Bob");
        await using var second = first.WithWebHostBuilder(_ => { });
        using var client = second.CreateClient();

        var answer = await new Asker(client, bob.AccessToken).SendAsync("{ me { email } }");

        answer.GetText("data.me.email").ShouldBe(bob.Email);
        await using var database = first.OpenDatabase();
        (await database.DataProtectionKeys.CountAsync()).ShouldBe(1);
        Directory.Exists(first.Get<DatabaseOptions>().DataDirectory + "/keys").ShouldBeFalse();
    }

    [Fact]
    public async Task Two_servers_keep_the_last_owner_together()
    {
        await using var first = new OrgsApplication();
        var (bob, alice) = (await first.RegisterAsync("Bob"), await first.RegisterAsync("Alice"));
        await using var second = first.WithWebHostBuilder(_ => { });
        using var client = second.CreateClient();
        for (var round = 0; round < 5; round++)
        {
            var team = await first.CreateOrganizationAsync(bob);
            await first.AddMemberAsync(team, bob, alice, "OWNER");

            var answers = await Task.WhenAll(
                Task.Run(() => first.As(bob).MutateAsync("leaveOrganization", new { organizationId = team.Id })),
                Task.Run(() => new Asker(client, alice.AccessToken).MutateAsync("leaveOrganization", new { organizationId = team.Id })));

            answers.Select(answer => answer.Error).Order().ShouldBe([null, "LastOwnerError"]);
        }
    }
}
