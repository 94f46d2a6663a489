using System.Diagnostics;

namespace Orgs.GraphQL.Tests.Faults;

/// <summary>PostgreSQL goes away and comes back, while the server goes on.</summary>
/// <remarks><c>ORGS_OUTAGES</c> says how often; once each way by default, a hundred times by hand.</remarks>
[OnlyOn(DatabaseKind.PostgreSql)]
public sealed class OutageTests
{
    private static readonly int _outages = int.TryParse(Environment.GetEnvironmentVariable("ORGS_OUTAGES"), out var outages) ? outages : 1;

    [Theory]
    [Trait("Abuse", "DU-13")]
    [InlineData("INT")]
    [InlineData("QUIT")]
    [InlineData("KILL")]
    public async Task Errors_end_with_the_outage_and_nothing_was_done_twice(string signal)
    {
        using var cluster = new PostgreSqlCluster();
        var database = cluster.Rent();
        await using var app = new OrgsApplication([.. OrgsApplication.ForBusyPeople, ("ConnectionStrings:Orgs", database)]);
        var bob = await app.RegisterAsync("Bob");
        var answered = new HashSet<string>();
        var asked = 0;
        for (var outage = 0; outage < _outages; outage++)
        {
            var goesOn = true;
            var clients = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                while (goesOn)
                {
                    await CreateAsync();
                }
            })).ToList();
            await Task.Delay(300);
            cluster.Stop(signal);
            await Task.Delay(300);
            cluster.StartAgain();
            var watch = Stopwatch.StartNew();
            while (!await CreateAsync())
            {
                watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
            }

            goesOn = false;
            await Task.WhenAll(clients);

            // No connection of before the outage is left for somebody to stumble over.
            (await Race.AtOnceAsync(20, CreateAsync)).ShouldAllBe(isDone => isDone);
        }

        await using var context = app.OpenDatabase();
        var made = await context.Organizations.Select(organization => organization.Name).ToListAsync();
        made.ShouldBeUnique();
        answered.ShouldBeSubsetOf(made);

        // True when it was answered as done. A name is asked for once only.
        async Task<bool> CreateAsync()
        {
            var name = $"Acme {Interlocked.Increment(ref asked)}";
            var answer = await app.As(bob).SendAsync(
                "mutation ($name: String!) { createOrganization(input: { name: $name }) { organization { id } errors { __typename } } }", new { name });
            answer.ErrorCodes.ShouldBeSubsetOf(["TRY_AGAIN", "OUTCOME_UNKNOWN"], answer.Text);
            if (answer.ErrorCodes.Count > 0)
            {
                return false;
            }

            lock (answered)
            {
                answered.Add(name);
            }

            return true;
        }
    }
}
