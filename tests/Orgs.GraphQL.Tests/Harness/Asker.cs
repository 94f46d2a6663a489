using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Sends operations over HTTP as one person, or as nobody.</summary>
public sealed class Asker(HttpClient client, string? accessToken)
{
    /// <summary>The same client, with a token beside whatever cookies it has.</summary>
    public Asker With(string? token) => new(client, token);

    /// <param name="document">The document.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="operationName">Which of its operations, where there are several.</param>
    public async Task<Answer> SendAsync(string document, object? variables = null, string? operationName = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = JsonContent.Create(new { query = document, operationName, variables });
        request.Headers.Accept.ParseAdd("application/graphql-response+json");

        if (accessToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var cookies = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToArray() : [];

        return new Answer((int)response.StatusCode, text, cookies);
    }

    /// <summary>
    /// One mutation with its input, answered by its payload with whatever was selected and its typed errors. A refusal
    /// has no business among the top-level errors, so this fails when there are any.
    /// </summary>
    public async Task<Payload> MutateAsync(string mutation, object input, string selection = "")
    {
        var type = mutation switch
        {
            "declineInvitation" => "AcceptInvitationInput",
            "resendInvitation" or "revokeInvitation" => "InvitationIdInput",
            "unsuspendMembership" => "SuspendMembershipInput",
            _ => $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input",
        };
        var answer = await SendAsync(
            $$"""
            mutation ($input: {{type}}!) {
              {{mutation}}(input: $input) { {{selection}} errors { __typename ... on Error { code message } } }
            }
            """,
            new { input });

        answer.Status.ShouldBe(200, answer.Text);
        answer.ErrorCodes.ShouldBeEmpty(answer.Text);

        return new Payload(mutation, answer);
    }
}
