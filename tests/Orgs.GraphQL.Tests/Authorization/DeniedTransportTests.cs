using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>A denied field is denied in the same words whichever way the question comes.</summary>
[Trait("Abuse", "AZ-10")]
public sealed class DeniedTransportTests(DeniedFields fields) : IClassFixture<DeniedFields>
{
    public static TheoryData<string, string> Denied
        => new(
            from type in ProtectedFields.Types
            from one in ProtectedFields.Of(type)
            from caller in DeniedFields.People(one).Denied
            select ($"{type}.{one.Name.Value}", caller));

    [Theory]
    [MemberData(nameof(Denied))]
    public async Task A_denied_field_has_one_answer_on_every_transport(string coordinate, string caller)
    {
        var document = fields.Documents(coordinate, DeniedFields.WaysTo(coordinate.Split('.')[0]).First()).First().Text.Trim();
        var token = fields.Find(caller)?.AccessToken;

        var answer = await fields.As(caller).SendAsync(document);

        answer.ErrorCodes.ShouldAllBe(code => code!.StartsWith("AUTH_", StringComparison.Ordinal));
        answer.ErrorCodes.ShouldNotBeEmpty();
        (await GetAsync($"query={Uri.EscapeDataString(document)}", token)).ShouldBe(answer.Text);
        (await StreamAsync(document, token)).ShouldBe(answer.Text);
        (await SocketAsync(document, token)).ShouldBe(answer.Text);

        // Somebody who gets it has kept the document for everybody, and its answer was not kept with it.
        await KeepAsync(document, fields.Find(DeniedFields.People(ProtectedFields.Find(coordinate)).Allowed)!.AccessToken);
        (await GetAsync($"extensions={Uri.EscapeDataString(Named(document))}", token)).ShouldBe(answer.Text);
        (await PostAsync($$$"""{"extensions":{{{Named(document)}}}}""", token)).ShouldBe(answer.Text);
    }

    [Theory]
    [MemberData(nameof(Denied))]
    public async Task A_part_that_is_to_come_later_does_not_come_at_all(string coordinate, string caller)
    {
        var type = coordinate.Split('.')[0];
        var document = fields.Documents(coordinate, DeniedFields.WaysTo(type).First()).First(one => one.Text.Contains("... {", StringComparison.Ordinal));

        var answer = await fields.As(caller).SendAsync(document.Text.Replace("... {", "... @defer {", StringComparison.Ordinal));

        answer.Status.ShouldBe(400);
        answer.Json.TryGetProperty("data", out _).ShouldBeFalse(answer.Text);
    }

    [Fact]
    public async Task What_an_event_is_about_keeps_its_fields_as_a_query_does()
    {
        const string subject = "kind subject { ... on Organization { name externalReference auditLog { totalCount } inviteLink { uses } invitations { totalCount } } }";
        var (team, owner) = (fields.Team, fields.Find("owner")!);
        using var socket = await LiveSocket.ConnectAsync(fields.Address, fields.Find("member")!.AccessToken);
        await socket.ListenToAsync(fields.App, team, subject);
        using var stream = await LiveStream.OpenAsync(
            fields.App.Client, fields.Find("member")!.AccessToken, Listening.Subscription(subject), new { id = team.Id });

        (await fields.App.As(owner).MutateAsync("updateOrganization", new { organizationId = team.Id, name = "Renamed" })).ShouldSucceed();

        foreach (var told in (Answer[])[await socket.ReceiveEventAsync(), new Answer(200, (await stream.ReceiveAsync()).ShouldNotBeNull(), [])])
        {
            told.Get("data.onOrganizationChanged.subject").ToString().ShouldBe(
                """{"name":"Renamed","externalReference":null,"auditLog":null,"inviteLink":null,"invitations":null}""");
            told.ErrorCodes.ShouldBe(Enumerable.Repeat("AUTH_NOT_AUTHORIZED", 4));
        }
    }

    private static string Named(string document)
        => $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)))}}}"}}""";

    private Task<string> KeepAsync(string document, string token)
        => PostAsync($$"""{"query":{{JsonSerializer.Serialize(document)}},"extensions":{{Named(document)}}}""", token);

    private Task<string> PostAsync(string body, string? token) => SendAsync(HttpOf.Post(body), token);

    private Task<string> GetAsync(string parameters, string? token) => SendAsync(HttpOf.Get($"/graphql?{parameters}"), token);

    private async Task<string> SendAsync(HttpRequestMessage request, string? token)
    {
        using (request)
        {
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            return (await fields.App.SendAsync(request)).Text;
        }
    }

    private async Task<string?> StreamAsync(string document, string? token)
    {
        using var stream = await LiveStream.OpenAsync(fields.App.Client, token, document);
        return await stream.ReceiveAsync();
    }

    private async Task<string> SocketAsync(string document, string? token)
    {
        using var socket = await LiveSocket.ConnectAsync(fields.Address, token);
        await socket.SubscribeAsync("1", document);
        return (await socket.ReceiveEventAsync()).Text;
    }
}
