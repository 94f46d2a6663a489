namespace Orgs.Subscriptions;

/// <summary>What everybody listens to.</summary>
internal static class Subscription
{
    public static object To(string organizationId) => new
    {
        query = "subscription ($id: ID!) { onOrganizationChanged(organizationId: $id) { kind sequence subject { __typename ... on Organization { name } } } }",
        variables = new { id = organizationId },
    };
}
