namespace Orgs.GraphQL.Tests.Harness;

/// <summary>
/// Nobody answers a <c>subscribe</c>, so a test cannot know when the server listens. It sends notes with the number 0, which no change has,
/// until one comes back; the rest of them are passed over.
/// </summary>
public static class Listening
{
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
            await sender.SendAsync(topic, new ChangeNote(organizationId, 0, AuditAction.OrgUpdated, null, null));
        }

        await heard;
    }
}
