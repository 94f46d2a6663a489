using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Hosting;

/// <summary>What those see who trace a request.</summary>
public sealed class TraceTests
{
    private const string Document =
        """
        query Everything($role: OrgRole) {
          me { name an_alias: organizations(role: $role) { nodes { name members(first: 7) { nodes { role user { name } } } } } }
        }
        """;

    [Fact]
    public async Task Resolvers_and_batches_are_spans_where_the_operator_wants_them_as_many_with_two_organizations_as_with_one()
    {
        await using var app = new OrgsApplication(("Orgs:Telemetry:Resolvers", "true"));
        var ann = await app.RegisterAsync("Ann");
        await app.CreateOrganizationAsync(ann);
        var ofOne = await TraceAsync(app, ann);
        await app.CreateOrganizationAsync(ann, "Other Corp");

        var ofTwo = await TraceAsync(app, ann);

        Names(ofTwo).ShouldBe(Names(ofOne));
        var request = ofTwo.Single(span => span.DisplayName == "query");
        var members = ofTwo.Single(span => span.DisplayName == "Organization.members");
        members.ParentSpanId.ShouldBe(request.SpanId);
        members.TagObjects.ShouldBe(
            [new("graphql.field.name", "members"), new("graphql.parent.name", "Organization"), new("cacao.field.parent_count", 2)]);
        var batch = ofTwo.Single(span => span.DisplayName == "MembershipsByOrganizationIdDataLoader");
        batch.TagObjects.ShouldBe([new("cacao.dataloader.key_count", 2)]);
        ofTwo.ShouldAllBe(span => span == request || span.Kind == ActivityKind.Internal);
    }

    [Fact]
    public async Task Neither_properties_nor_what_clients_wrote_are_in_the_spans_of_resolvers()
    {
        await using var app = new OrgsApplication(("Orgs:Telemetry:Resolvers", "true"));
        var ann = await app.RegisterAsync("Ann");
        await app.CreateOrganizationAsync(ann);

        var spans = await TraceAsync(app, ann);

        Names(spans).ShouldContain("Organization.members");
        Names(spans).ShouldNotContain("Organization.name");
        Names(spans).ShouldNotContain("Membership.role");
        Names(spans).ShouldNotContain("User.name");
        var told = string.Join('\n', spans.Select(span => $"{span.DisplayName} {string.Join(' ', span.TagObjects)}"));
        told.ShouldNotContain("an_alias");
        told.ShouldNotContain("OWNER");
        told.ShouldNotContain("first");
        told.ShouldNotContain("Ann");
    }

    [Fact]
    public async Task By_default_a_request_is_one_span()
    {
        await using var app = new OrgsApplication();
        var ann = await app.RegisterAsync("Ann");
        await app.CreateOrganizationAsync(ann);

        Names(await TraceAsync(app, ann)).ShouldBe(["query"]);
    }

    private static IReadOnlyList<string> Names(IEnumerable<Activity> spans) => [.. spans.Select(span => span.DisplayName).Order(StringComparer.Ordinal)];

    /// <summary>The spans of the engine for a request, which is known among those of other tests by the trace that the client gave it.</summary>
    private static async Task<IReadOnlyList<Activity>> TraceAsync(OrgsApplication app, Person person)
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Cacao",
            Sample = (ref ActivityCreationOptions<ActivityContext> options)
                => options.Parent.TraceId == trace ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace)
                {
                    spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        var body = JsonSerializer.Serialize(new { query = Document, variables = new { role = "OWNER" } });
        var request = HttpOf.Post(body, headers: $"traceparent: 00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        var (status, _, text) = await app.SendAsync(request.As(person));

        status.ShouldBe(200);
        text.ShouldContain("Acme Corp");
        return [.. spans];
    }
}
