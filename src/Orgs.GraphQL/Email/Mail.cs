namespace Orgs.GraphQL.Email;

/// <summary>One message to one address.</summary>
public sealed record Mail(string To, string Subject, string Text, string Html);
