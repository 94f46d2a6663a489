namespace Cacao.Errors;

/// <summary>The codes the engine answers with; those HotChocolate has keep its names.</summary>
public static class ErrorCodes
{
    public static class Authentication
    {
        public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";
        public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
        public const string PolicyNotFound = "AUTH_POLICY_NOT_FOUND";
    }

    public static class Execution
    {
        public const string NonNullViolation = "HC0018";
        public const string CannotSerialize = "EXEC_INVALID_LEAF_VALUE";
        public const string CannotResolveAbstractType = "EXEC_UNABLE_TO_RESOLVE_ABSTRACT_TYPE";
        public const string ListTypeNotSupported = "EXEC_LIST_TYPE_NOT_SUPPORTED";
        public const string TooManyNodes = "HC0076";
        public const string PersistedOperationNotFound = "PERSISTED_QUERY_NOT_FOUND";
        public const string PersistedOperationsNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";
        public const string PersistedOperationHashMismatch = "PERSISTED_QUERY_HASH_MISMATCH";
        public const string OnlyPersistedOperationsAllowed = "HC0067";
        public const string Timeout = "HC0045";
        public const string Canceled = "HC0049";
        public const string Unexpected = "INTERNAL_SERVER_ERROR";
        public const string OperationNotFound = "HC0050";
        public const string TooManyErrors = "TOO_MANY_ERRORS";
        public const string SubscriberTooSlow = "SUBSCRIBER_TOO_SLOW";
        public const string EventsMissed = "EVENTS_MISSED";
    }

    public static class Server
    {
        public const string RequestInvalid = "HC0009";
        public const string SyntaxError = "HC0011";
        public const string LimitExceeded = "LIMIT_EXCEEDED";
        public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
        public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
        public const string NotAcceptable = "NOT_ACCEPTABLE";
        public const string NotFound = "NOT_FOUND";
        public const string CrossSiteRequest = "CROSS_SITE_REQUEST";
    }

    public static class Validation
    {
        public const string Invalid = "GRAPHQL_VALIDATION_FAILED";
        public const string VariableInvalid = "HC0016";
        public const string VariableNotInputType = "HC0017";
        public const string VariableRequired = "HC0018";
        public const string IntrospectionNotAllowed = "HC0046";
        public const string DepthExceeded = "HC0047";
        public const string IntrospectionDepthExceeded = "HC0086";
        public const string CostExceeded = "HC0047";
        public const string OneSlicingArgumentRequired = "HC0082";
    }

    public static class Schema
    {
        public const string Invalid = "SCHEMA_INVALID";
        public const string UnresolvedTypes = "TS_UNRESOLVED_TYPES";
        public const string DuplicateTypeName = "HC0065";
    }

    public static class Relay
    {
        public const string InvalidId = "BAD_ID";
    }

    public static class Paging
    {
        public const string MaxPaginationItems = "HC0051";
        public const string NoPagingBoundaries = "HC0052";
        public const string MinPaginationItems = "HC0079";
        public const string FirstAndLast = "FIRST_AND_LAST";
        public const string InvalidCursor = "BAD_CURSOR";
    }
}
