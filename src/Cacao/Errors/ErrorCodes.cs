namespace Cacao.Errors;

/// <summary>The codes the engine answers with; those HotChocolate has keep its names.</summary>
public static class ErrorCodes
{
    public static class Authentication
    {
        public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";
        public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
    }

    public static class Execution
    {
        public const string NonNullViolation = "HC0018";
        public const string CannotSerialize = "HC0019";
        public const string Timeout = "HC0045";
        public const string Canceled = "HC0049";
        public const string Unexpected = "INTERNAL_SERVER_ERROR";
        public const string OperationNotFound = "HC0050";
        public const string TooManyErrors = "TOO_MANY_ERRORS";
    }

    public static class Server
    {
        public const string SyntaxError = "HC0011";
        public const string RequestInvalid = "HC0009";
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
        public const string IntrospectionNotAllowed = "HC0046";
        public const string DepthExceeded = "HC0047";
        public const string IntrospectionDepthExceeded = "HC0086";
    }
}
