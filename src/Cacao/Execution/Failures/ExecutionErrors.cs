using System.Globalization;
using Cacao.CostAnalysis;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Words every error that execution itself comes to.</summary>
internal static class ExecutionErrors
{
    public static IError NullForNonNull(Selection selection)
        => Create($"Cannot return null for non-nullable field {NameOf(selection)}.", ErrorCodes.Execution.NonNullViolation);

    public static IError InvalidLeafValue(Selection selection, string reason)
        => Create($"The value of the field {NameOf(selection)} is no {selection.Type.NamedType.Name}. {reason}", ErrorCodes.Execution.CannotSerialize);

    public static IError NotAList(Selection selection, object value)
        => Create($"The field {NameOf(selection)} must be a list, but got a value of the C# type {value.GetType().Name}.", ErrorCodes.Execution.ListTypeNotSupported);

    public static IError UnknownRuntimeType(Selection selection, TypeDefinition declared, object value)
        => Create(
            $"The field {NameOf(selection)} must give a {declared.Name}, but a value of the C# type {value.GetType().Name} is none of its types.",
            ErrorCodes.Execution.CannotResolveAbstractType);

    public static IError Unexpected(Exception exception, string traceId) => new Error("Unexpected Execution Error")
    {
        Code = ErrorCodes.Execution.Unexpected,
        Exception = exception,
        Extensions = new Dictionary<string, object?> { ["traceId"] = traceId },
    };

    public static IError TooManyErrors(int limit) => Create($"More than {limit} errors were found; the others are not told.", ErrorCodes.Execution.TooManyErrors);

    public static IError TimedOut(TimeSpan timeout)
        => Create($"The request was cancelled because it took longer than the {timeout.TotalSeconds:0.###} seconds that are allowed.", ErrorCodes.Execution.Timeout);

    public static IError Canceled() => Create("The request was cancelled.", ErrorCodes.Execution.Canceled);

    public static IError SyntaxError(SyntaxException exception)
        => exception.Limit is { } limit
            ? Limited(exception.Message, exception.Code, limit.Name, limit.Value, limit.Allowed).WithLocations([exception.Location])
            : new Error(exception.Message) { Code = exception.Code, Locations = [exception.Location] };

    public static IError TooLarge(PlanningLimitException exception)
        => exception.Limit is { } limit
            ? Limited(exception.Message, ErrorCodes.Server.LimitExceeded, limit, exception.Value, exception.Allowed)
            : Create(exception.Message, ErrorCodes.Server.LimitExceeded);

    public static IError NoDocument() => Create("The request has no 'query'.", ErrorCodes.Server.RequestInvalid);

    // The next two messages are what Apollo's clients look for.
    public static IError PersistedDocumentNotFound() => Create("PersistedQueryNotFound", ErrorCodes.Execution.PersistedOperationNotFound);

    public static IError PersistedDocumentsNotSupported() => Create("PersistedQueryNotSupported", ErrorCodes.Execution.PersistedOperationsNotSupported);

    public static IError PersistedDocumentHashMismatch()
        => Create("The hash is not the SHA-256 of the document.", ErrorCodes.Execution.PersistedOperationHashMismatch);

    public static IError OnlyPersistedDocuments()
        => Create("Only persisted operations are taken: send its documentId, and no document.", ErrorCodes.Execution.OnlyPersistedOperationsAllowed);

    public static IError NoOperation() => Create("The document has no operation.", ErrorCodes.Execution.OperationNotFound);

    public static IError OperationNameNeeded()
        => Create("The document has several operations, so the request must name one.", ErrorCodes.Execution.OperationNotFound);

    public static IError OperationNotFound(string name) => Create($"The document has no operation named \"{name}\".", ErrorCodes.Execution.OperationNotFound);

    public static IError OperationNotSupported(OperationType operation)
        => Create($"The schema has no {operation.ToString().ToLowerInvariant()} operations.", ErrorCodes.Execution.OperationNotFound);

    public static IError OperationNotAllowed(OperationType operation)
        => Create($"A {operation.ToString().ToLowerInvariant()} cannot be sent this way.", ErrorCodes.Server.MethodNotAllowed);

    public static IError NoEvents(Selection selection) => Create($"{NameOf(selection)} has no source of events.", ErrorCodes.Execution.OperationNotFound);

    public static IError SubscriberTooSlow(int limit)
        => Create(
            $"The subscription has ended: more than {limit} events waited to be read, and none is left out silently. Subscribe again, and read what was missed.",
            ErrorCodes.Execution.SubscriberTooSlow);

    public static IError EventsMissed()
        => Create("The subscription has ended: events may have been missed. Subscribe again, and read what was missed.", ErrorCodes.Execution.EventsMissed);

    public static IError TooManyMutations(int count, int limit)
        => Limited(
            $"The operation has {count} mutations; {limit} are allowed in one request.",
            ErrorCodes.Server.LimitExceeded,
            nameof(RequestExecutorOptions.MaxRootMutations),
            count,
            limit);

    public static IError ResponseTooLarge(long limit)
        => Create($"The response would be larger than the {limit} bytes that are allowed. Ask for less at once.", ErrorCodes.Server.LimitExceeded);

    public static IError CostExceeded(string figure, double value, string limit, double allowed)
        => Limited(
            $"The operation's {figure} is {Words(value)}, {limit} is {Words(allowed)}.",
            ErrorCodes.Validation.CostExceeded,
            limit,
            OperationCost.Tell(value),
            OperationCost.Tell(allowed));

    public static IError OneSlicingArgumentNeeded(Selection selection, DocumentNode document)
        => new Error($"The field {NameOf(selection)} needs exactly one of the arguments that say how many items are wanted.")
        {
            Code = ErrorCodes.Validation.OneSlicingArgumentRequired,
            Locations = document.GetLocation(selection.SyntaxNode) is { } location ? [location] : null,
        };

    public static IError ConditionNotBoolean(string variable)
        => Create($"Variable \"${variable}\" decides @skip or @include, but has no value.", ErrorCodes.Validation.VariableInvalid);

    /// <summary>Says which limit it was, what was asked for and what may be: to people in words and to programs in fields.</summary>
    private static Error Limited(string message, string code, string limit, object value, object allowed) => new(message)
    {
        Code = code,
        Extensions = new Dictionary<string, object?> { ["limit"] = limit, ["value"] = value, ["allowed"] = allowed },
    };

    private static string Words(double figure) => Convert.ToString(OperationCost.Tell(figure), CultureInfo.InvariantCulture)!;

    private static Error Create(string message, string code) => new(message) { Code = code };

    private static string NameOf(Selection selection) => $"{selection.DeclaringType.Name}.{selection.Field.Name}";
}
