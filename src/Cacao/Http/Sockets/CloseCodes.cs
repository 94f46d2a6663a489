namespace Cacao.Http;

/// <summary>Why a socket is closed: the codes of graphql-transport-ws, and those of web sockets that are needed beside them.</summary>
internal readonly record struct CloseCode(int Code, string Reason)
{
    public static readonly CloseCode GoingAway = new(1001, "The server is shutting down.");
    public static readonly CloseCode TooManyMessages = new(1008, "Too many messages.");
    public static readonly CloseCode MessageTooBig = new(1009, "The message is too big.");
    public static readonly CloseCode Unauthorized = new(4401, "Unauthorized");
    public static readonly CloseCode SubprotocolNotAcceptable = new(4406, "Subprotocol not acceptable");
    public static readonly CloseCode InitializationTimeout = new(4408, "Connection initialisation timeout");
    public static readonly CloseCode TooManyInitializations = new(4429, "Too many initialisation requests");
    public static readonly CloseCode TooManyConnections = new(4429, "Too many connections");
    public static readonly CloseCode InternalError = new(4500, "Internal server error");

    public static CloseCode Invalid(string why) => new(4400, why);

    public static CloseCode Forbidden(string why) => new(4403, why);

    public static CloseCode SubscriberExists(string id) => new(4409, $"Subscriber for {id} already exists");
}
