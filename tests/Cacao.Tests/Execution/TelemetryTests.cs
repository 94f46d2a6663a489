using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Claims;
using Cacao.Errors;
using Cacao.Execution;
using Microsoft.Extensions.Logging;

namespace Cacao.Tests.Execution;

public sealed class TelemetryTests
{
    private const string Sdl = "type Query { hello(name: String): String broken: String refused: String } type Mutation { change: String }";

    [Fact]
    public async Task A_request_is_an_activity_named_by_the_kind_of_its_operation()
    {
        using var listener = new Listener();
        var schema = Create();

        await schema.Execute("query Greeting($name: String) { hello(name: $name) a: hello(name: \"a literal\") }", """{"name":"a variable"}""");
        await schema.Execute("mutation { change }");

        listener.Activities.Select(activity => activity.DisplayName).ShouldBe(["query", "mutation"]);
        var greeting = listener.Activities[0];
        greeting.Kind.ShouldBe(ActivityKind.Server);
        greeting.Status.ShouldBe(ActivityStatusCode.Unset);
        greeting.TagObjects.ShouldBe([new("graphql.operation.type", "query"), new("graphql.operation.name", "Greeting")]);
        listener.Activities[1].TagObjects.ShouldBe([new("graphql.operation.type", "mutation")]);
    }

    [Theory]
    [InlineData("{ hello", null, "HC0011")]
    [InlineData("query A { nothing }", null, null)]
    [InlineData("query A { broken }", "query", "INTERNAL_SERVER_ERROR")]
    public async Task What_fails_is_told_with_its_code(string document, string? type, string? code)
    {
        using var listener = new Listener();

        await Create().Execute(document);

        var activity = listener.Activities.ShouldHaveSingleItem();
        activity.DisplayName.ShouldBe(type ?? "GraphQL Operation");
        activity.Status.ShouldBe(ActivityStatusCode.Error);
        var told = activity.GetTagItem("error.type").ShouldBeOfType<string>();
        told.ShouldBe(code ?? told);
        listener.Measurements.ShouldHaveSingleItem().ShouldBe(type is null ? $"error.type={told}" : $"graphql.operation.type={type}, error.type={told}");
    }

    [Fact]
    [Trait("Abuse", "PR-02")]
    public async Task The_document_is_told_only_where_it_is_asked_for()
    {
        using var listener = new Listener();
        var schema = Create();
        await schema.Execute("{ hello }");

        schema.Options.IncludeDocumentInTelemetry = true;
        await schema.Execute("{ hello }");

        listener.Activities.Select(activity => activity.GetTagItem("graphql.document")).ShouldBe([null, "{ hello }"]);
    }

    [Fact]
    [Trait("Abuse", "PR-06")]
    public async Task Many_operation_names_are_one_name_of_activities_and_one_series()
    {
        using var listener = new Listener();
        var schema = Create();

        for (var i = 0; i < 500; i++)
        {
            await schema.Execute($"query Name{i} {{ hello }}");
            await schema.Execute($"query Name{i} {{ no{i} }}", operationName: $"Other{i}");
        }

        listener.Activities.Select(activity => activity.DisplayName).Distinct().ShouldBe(["query", "GraphQL Operation"], ignoreOrder: true);
        listener.Measurements.Distinct().Count().ShouldBe(2);
        listener.Measurements.Count.ShouldBe(1_000);
    }

    [Fact]
    public async Task The_log_names_operation_user_time_and_trace_and_no_values()
    {
        using var listener = new Listener();
        var log = new Log();
        var schema = Create(log);

        await schema.ExecuteForResult(
            "query Greeting($name: String) { hello(name: $name) a: hello(name: \"a literal\") broken }",
            """{"name":"a variable"}""",
            user: new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "42")])));

        var trace = listener.Activities.ShouldHaveSingleItem().TraceId.ToHexString();
        log.Lines.Count.ShouldBe(2);
        log.Lines[0].ShouldBe($"Unexpected exception in the GraphQL query Greeting of user 42 (trace {trace})");
        log.Lines[1].ShouldStartWith("GraphQL query Greeting of user 42 took ");
        log.Lines[1].ShouldEndWith($"error INTERNAL_SERVER_ERROR (trace {trace})");
        string.Concat(log.Lines).ShouldNotContain("a variable");
        string.Concat(log.Lines).ShouldNotContain("a literal");
    }

    [Fact]
    public async Task A_field_that_a_method_resolves_is_an_activity_where_that_is_asked_for()
    {
        using var listener = new Listener();
        var schema = Create();
        schema.Options.ActivityScopes = ActivityScopes.ResolveFieldValue;

        await schema.Execute("query A { an_alias: hello(name: \"a literal\") broken refused __typename }");

        var request = listener.Activities.Single(activity => activity.DisplayName == "query");
        var fields = listener.Activities.Where(activity => activity != request).ToArray();
        fields.ShouldAllBe(field => field.ParentSpanId == request.SpanId);
        fields.Select(Told).ShouldBe(
        [
            "Query.hello: Unset, graphql.field.name=hello, graphql.parent.name=Query, cacao.field.parent_count=1",
            "Query.broken: Error, graphql.field.name=broken, graphql.parent.name=Query, cacao.field.parent_count=1, error.type=INTERNAL_SERVER_ERROR",
            "Query.refused: Unset, graphql.field.name=refused, graphql.parent.name=Query, cacao.field.parent_count=1, error.type=NO",
        ]);
    }

    [Fact]
    public async Task What_a_resolver_does_is_inside_of_its_activity_and_what_comes_after_is_not()
    {
        using var listener = new Listener();
        using var work = new ActivitySource("Cacao");
        var schema = Create()
            .ResolveAsync("Query.hello", async _ =>
            {
                await Task.Yield();
                using var activity = work.StartActivity("work");
                return "Hello";
            });
        schema.Options.ActivityScopes = ActivityScopes.ResolveFieldValue;

        await schema.Execute("{ hello a: hello }");

        var request = listener.Activities.Single(activity => activity.DisplayName == "query");
        var fields = listener.Activities.Where(activity => activity.DisplayName == "Query.hello").ToArray();
        fields.Length.ShouldBe(2);
        fields.ShouldAllBe(field => field.ParentSpanId == request.SpanId);
        listener.Activities.Where(activity => activity.DisplayName == "work").Select(activity => activity.ParentSpanId)
            .ShouldBe(fields.Select(field => field.SpanId), ignoreOrder: true);
    }

    private static string Told(Activity activity)
        => $"{activity.DisplayName}: {activity.Status}, {string.Join(", ", activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}";

    private static TestSchema Create(ILogger? logger = null)
        => new TestSchema(Sdl) { Logger = logger ?? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance }
            .Value("Query.hello", "Hello")
            .Throw("Query.broken", new InvalidOperationException("a secret"))
            .Throw("Query.refused", new GraphQLException(ErrorBuilder.New().SetMessage("No").SetCode("NO").Build()))
            .Value("Mutation.change", "changed");

    /// <summary>Hears what the test that made it does, and nothing of tests beside it.</summary>
    private sealed class Listener : IDisposable
    {
        private static readonly AsyncLocal<Listener?> Current = new();

        private readonly ConcurrentQueue<Activity> _activities = new();
        private readonly ConcurrentQueue<string> _measurements = new();
        private readonly ActivityListener _activityListener;
        private readonly MeterListener _meterListener = new();

        public Listener()
        {
            Current.Value = this;
            _activityListener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Cacao",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => Current.Value == this ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
                ActivityStopped = activity =>
                {
                    if (Current.Value == this)
                    {
                        _activities.Enqueue(activity);
                    }
                },
            };
            ActivitySource.AddActivityListener(_activityListener);
            _meterListener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "graphql.server.operation.duration")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meterListener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
            {
                if (Current.Value == this)
                {
                    _measurements.Enqueue(string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
                }
            });
            _meterListener.Start();
        }

        public IReadOnlyList<Activity> Activities => [.. _activities];

        public IReadOnlyList<string> Measurements => [.. _measurements];

        public void Dispose()
        {
            _activityListener.Dispose();
            _meterListener.Dispose();
            Current.Value = null;
        }
    }

    private sealed class Log : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Add(formatter(state, exception));
    }
}
