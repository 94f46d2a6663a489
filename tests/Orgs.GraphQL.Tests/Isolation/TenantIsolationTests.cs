using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>
/// An organization full of canaries, and every operation that can be made from the schema, sent by those who are not in it. The operations come from the
/// schema, so a field that is added tomorrow is asked for tomorrow.
/// </summary>
[Trait("Abuse", "TI-01")]
[Trait("Behaviour", "S2-19")]
public sealed class TenantIsolationTests(TenantIsolationTests.Fixture fixture) : IClassFixture<TenantIsolationTests.Fixture>
{
    private enum Way
    {
        Post,
        Get,
        PersistedPost,
        PersistedGet,
    }

    private static readonly Way[] _ways = [Way.Post, Way.Get, Way.PersistedPost, Way.Post, Way.Get, Way.Post, Way.PersistedGet, Way.Post];

    private CanaryTenant Tenant => fixture.Tenant;

    [Fact]
    public void The_corpus_asks_for_every_field_of_the_schema()
    {
        var document = string.Join(
            ' ',
            Tenant.Corpus.Queries().Concat(Tenant.Corpus.Mutations().SelectMany(mutation => mutation.Operations))
                .Concat(Tenant.Corpus.Subscriptions().Select(subscription => subscription.Operation)));
        var asked = document.Split([' ', '(', ':'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();

        SchemaFile.Read().Types.OfType<ObjectTypeDefinitionNode>().SelectMany(type => type.Fields)
            .SelectMany(field => field.Arguments.Select(argument => argument.Name.Value).Append(field.Name.Value))
            .Where(name => !asked.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_owner_sees_every_canary_there_is()
    {
        var seen = new HashSet<string>();
        foreach (var query in Tenant.Corpus.Queries())
        {
            var (status, text) = await SendAsync(Tenant.Owner.AccessToken, query, Way.Post);
            status.ShouldBe(200, $"{query}\n{text}");
            text.ShouldNotContain("INTERNAL_SERVER_ERROR", customMessage: query);
            seen.UnionWith(Tenant.Canaries.In(text));
        }

        Tenant.Canaries.Places.Count.ShouldBeGreaterThan(100);
        Tenant.Canaries.Places.Where(canary => !seen.Contains(canary.Key)).Select(canary => canary.Value).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_stranger_sees_a_canary_whatever_they_ask_and_however()
    {
        var leaks = new ConcurrentBag<string>();
        var tokens = new Dictionary<string, string?>();
        foreach (var (who, person) in Tenant.Strangers)
        {
            tokens[who] = person is null ? null : await Tenant.App.SignInAsync(person.Email);
        }

        var sent = tokens.Keys.ToDictionary(who => who, _ => new HashSet<string>());
        foreach (var (number, query) in Tenant.Corpus.Queries().Index())
        {
            var way = _ways[number % _ways.Length];
            if (way is Way.PersistedGet or Way.PersistedPost)
            {
                // The owner has it kept; others name it by its hash.
                await SendAsync(Tenant.Owner.AccessToken, query, way, isKept: false);
            }

            await Parallel.ForEachAsync(
                tokens, async (stranger, _) => await LookAsync(stranger.Key, stranger.Value, query, way, sent[stranger.Key], leaks));
        }

        leaks.Take(5).ShouldBeEmpty($"{leaks.Count} answers had a canary.");
    }

    [Fact]
    public async Task No_stranger_sees_a_canary_whatever_they_try_to_change()
    {
        var mutations = Tenant.Corpus.Mutations().ToList();
        var leaks = new ConcurrentBag<string>();
        foreach (var (who, person) in Tenant.Strangers)
        {
            var sent = new HashSet<string>();
            foreach (var (_, operations) in mutations)
            {
                // One of them may have ended the session.
                var token = person is null ? null : await Tenant.App.SignInAsync(person.Email);
                foreach (var operation in operations)
                {
                    await LookAsync(who, token, operation, Way.Post, sent, leaks);
                }
            }
        }

        leaks.Take(5).ShouldBeEmpty($"{leaks.Count} answers had a canary.");
    }

    [Fact]
    [Trait("Abuse", "TI-13")]
    public async Task No_stranger_listens_to_the_organization()
    {
        foreach (var (who, person) in Tenant.Strangers)
        {
            // Without an argument it is about whoever asks.
            foreach (var (_, operation) in Tenant.Corpus.Subscriptions().Where(one => one.Operation.StartsWith($"subscription {{ {one.Field}(", StringComparison.Ordinal)))
            {
                using var stream = await LiveStream.OpenAsync(Tenant.App.Client, person?.AccessToken, operation);

                var answer = await stream.ReceiveAsync();

                answer.ShouldNotBeNull().ShouldContain("\"errors\"", customMessage: who);
                Tenant.Canaries.In(answer).ShouldBeEmpty(answer);
            }
        }
    }

    /// <summary>What a stranger has sent may come back: the other canaries are what nobody has told.</summary>
    private async Task LookAsync(string who, string? token, string operation, Way way, HashSet<string> sent, ConcurrentBag<string> leaks)
    {
        sent.UnionWith(Tenant.Canaries.In(operation));

        var (status, text) = await SendAsync(token, operation, way);

        status.ShouldBeLessThan(500, $"{who}: {operation}\n{text}");
        text.ShouldNotContain("PERSISTED_QUERY_NOT_FOUND");
        text.ShouldNotContain("INTERNAL_SERVER_ERROR");
        text.ShouldNotContain("LIMIT_EXCEEDED");
        text.ShouldNotContain("HC0047");
        foreach (var canary in Tenant.Canaries.In(text).Except(sent))
        {
            leaks.Add($"{who}, {way}: {canary}, {Tenant.Canaries.Places.GetValueOrDefault(canary, "an id")}\n{operation}\n{text}");
        }
    }

    /// <summary>Every byte that comes back: headers and body.</summary>
    private async Task<(int Status, string Text)> SendAsync(string? token, string operation, Way way, bool isKept = true)
    {
        var sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(operation)));
        var hash = new { persistedQuery = new { version = 1, sha256Hash } };
        using var request = way switch
        {
            Way.Post => HttpOf.Post(JsonSerializer.Serialize(new { query = operation })),
            Way.Get => HttpOf.Get($"/graphql?query={Uri.EscapeDataString(operation)}"),
            _ when !isKept => HttpOf.Post(JsonSerializer.Serialize(new { query = operation, extensions = hash })),
            Way.PersistedPost => HttpOf.Post(JsonSerializer.Serialize(new { extensions = hash })),
            _ => HttpOf.Get($"/graphql?extensions={Uri.EscapeDataString(JsonSerializer.Serialize(hash))}"),
        };
        request.Headers.TryAddWithoutValidation("Orgs-Organization", Tenant.Team.Slug);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await Tenant.App.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        return ((int)response.StatusCode, $"{response.Headers}{response.Content.Headers}{body}");
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal CanaryTenant Tenant { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Tenant = await CanaryTenant.CreateAsync();

        public ValueTask DisposeAsync() => Tenant.DisposeAsync();
    }
}
