namespace Orgs.GraphQL.Events;

/// <summary>Tells what was committed to everybody who listens, on all nodes.</summary>
public sealed partial class Announcements(ITopicEventSender sender, ILogger<Announcements> logger)
{
    public static string OfOrganization(Guid id) => $"organization-{id:N}";

    public static string OfUser(Guid id) => $"accounts-of-{id:N}";

    /// <summary>Never fails: the change is made, whoever hears of it.</summary>
    public async Task TellAsync(IReadOnlyList<Announcement> announcements)
    {
        try
        {
            foreach (var (note, userIds) in announcements)
            {
                await sender.SendAsync(OfOrganization(note.OrganizationId), note);
                foreach (var userId in userIds)
                {
                    await sender.SendAsync(OfUser(userId), note);
                }
            }
        }
        catch (Exception exception)
        {
            NotTold(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "A change was committed, and those who listen could not be told of it.")]
    private static partial void NotTold(ILogger logger, Exception exception);
}
