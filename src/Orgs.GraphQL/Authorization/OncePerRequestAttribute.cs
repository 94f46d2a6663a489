namespace Orgs.GraphQL.Authorization;

/// <summary>
/// A mutation that a request may ask for once, under one alias, and a list of requests once together: hundreds of guesses in one request would pass as
/// one for whoever counts requests. <see cref="OncePerRequest"/> refuses the others.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OncePerRequestAttribute : Attribute;
