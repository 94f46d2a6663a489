namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Somebody who has signed up and is signed in.</summary>
public sealed record Person(string Id, string Name, string Email, string AccessToken);

/// <summary>An organization and the ids of its memberships.</summary>
public sealed record Team(string Id, string Slug, Dictionary<Person, string> Memberships);
