namespace Orgs.GraphQL.Tests.Harness;

/// <summary>
/// Nobody answers a <c>subscribe</c>, so a test cannot know when the server listens. It sends notes with a number that no change
/// has, until one comes back; the rest of them are passed over.
/// </summary>
public static class Listening
{
    private const long EchoSequence = long.MaxValue;

    public static bool IsEcho(string message) => message.Contains($"\"sequence\":\"{EchoSequence}\"", StringComparison.Ordinal);

    public static ChangeNote Echo(Guid organizationId) => new(organizationId, EchoSequence, AuditAction.OrgUpdated, null, null, Guid.Empty);

    public static async Task<LiveSocket> ListenToAsync(this LiveSocket socket, OrgsApplication app, Team team, string selection = "kind sequence", string id = "1")
    {
        await socket.SubscribeAsync(id, Subscription(selection), new { id = team.Id });
        await WaitUntilHeardAsync(app, team, socket.ReceiveAsync());
        return socket;
    }

    public static string Subscription(string selection)
        => $"subscription ($id: ID!) {{ onOrganizationChanged(organizationId: $id) {{ sequence {selection} }} }}";

    public static Task WaitUntilHeardAsync(OrgsApplication app, Team team, Task heard)
        => WaitUntilHeardAsync(app, Announcements.OfOrganization(GuidOf(team.Id)), GuidOf(team.Id), heard);

    public static Task WaitUntilHeardAsync(OrgsApplication app, Person person, Team team, Task heard)
        => WaitUntilHeardAsync(app, Announcements.OfUser(GuidOf(person.Id)), GuidOf(team.Id), heard);

    public static Guid GuidOf(string id) => new(GlobalId.Key(id));

    private static async Task WaitUntilHeardAsync(OrgsApplication app, string topic, Guid organizationId, Task heard)
    {
        var sender = app.Get<ITopicEventSender>();
        while (await Task.WhenAny(heard, Task.Delay(50)) != heard)
        {
            await sender.SendAsync(topic, Echo(organizationId));
        }

        await heard;
    }
}
