using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>
/// What is told to those who observe requests, after OpenTelemetry's conventions for GraphQL: an activity for each request, and measurements whose
/// attributes have few values. What a client chooses (names of operations, documents, variables) never becomes part of a measurement or of an
/// activity's name.
/// </summary>
internal static class ExecutionTelemetry
{
    /// <summary>The name to listen to, of the activities and of the measurements.</summary>
    public const string Name = "Cacao";

    public const string OperationType = "graphql.operation.type";
    public const string OperationName = "graphql.operation.name";
    public const string Document = "graphql.document";
    public const string ErrorType = "error.type";
    public const string FieldName = "graphql.field.name";
    public const string ParentName = "graphql.parent.name";
    public const string ParentCount = "cacao.field.parent_count";

    /// <summary>Of an activity whose operation never became known.</summary>
    public const string UnknownOperation = "GraphQL Operation";

    private static readonly string? Version = typeof(ExecutionTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter Meter = new(Name, Version);

    public static ActivitySource Activities { get; } = new(Name, Version);

    public static Histogram<double> Duration { get; } = Meter.CreateHistogram(
        "graphql.server.operation.duration",
        unit: "s",
        description: "How long GraphQL requests took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    public static Counter<long> DocumentLookups { get; } = Meter.CreateCounter<long>(
        "cacao.document_cache.lookups", unit: "{lookup}", description: "How often a document was known already (cacao.document_cache.hit), and how often it was not.");

    /// <summary>A field that is resolved for so many parents, named by its place in the schema: no aliases, which clients choose, and no values.</summary>
    public static Activity? StartField(OutputField field, int parents)
    {
        if (!Activities.HasListeners())
        {
            return null;
        }

        var parent = field.DeclaringType!.Name;

        return Activities.StartActivity($"{parent}.{field.Name}")
            ?.SetTag(FieldName, field.Name)
            .SetTag(ParentName, parent)
            .SetTag(ParentCount, parents);
    }

    /// <summary>Names the code of an error; only what nobody expected is a failure.</summary>
    public static void Fail(this Activity activity, string code)
    {
        activity.SetTag(ErrorType, code);

        if (code == ErrorCodes.Execution.Unexpected)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    public static bool IsListenedTo => Activities.HasListeners() || Duration.Enabled;
}
