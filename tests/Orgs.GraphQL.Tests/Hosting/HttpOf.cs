using System.Net.Http.Headers;
using System.Text;

namespace Orgs.GraphQL.Tests.Hosting;

/// <summary>Requests as they look on the wire, for tests of the transport itself.</summary>
internal static class HttpOf
{
    public const string Query = """{"query":"{ __typename }"}""";
    public const string Executed = """{"data":{"__typename":"Query"}}""";

    /// <summary>A GraphQL request by POST, with headers written as <c>Name: value</c>.</summary>
    public static HttpRequestMessage Post(string body = Query, string? contentType = "application/json", params string[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType).ShouldBeTrue();
        }

        return request.With(headers);
    }

    public static HttpRequestMessage Get(string path = "/graphql?query={__typename}", params string[] headers)
        => new HttpRequestMessage(HttpMethod.Get, path).With(headers);

    public static HttpRequestMessage With(this HttpRequestMessage request, params IEnumerable<string> headers)
    {
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            (request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 2)..])
                || request.Content!.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 2)..])).ShouldBeTrue();
        }

        return request;
    }

    public static HttpRequestMessage As(this HttpRequestMessage request, Person person)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.AccessToken);
        return request;
    }

    /// <summary>Sends a request; answers status, headers and text.</summary>
    public static async Task<(int Status, HttpResponseMessage Response, string Text)> SendAsync(this OrgsApplication app, HttpRequestMessage request)
    {
        var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A header of the response, or of its content.</summary>
    public static string? Header(this HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>Signs in for a cookie, as browsers send it back.</summary>
    public static async Task<string> CookieAsync(this OrgsApplication app, Person person)
    {
        var answer = await app.AsNobody().SendAsync(
            "mutation ($input: SignInInput!) { signIn(input: $input) { user { id } } }",
            new { input = new { email = person.Email, password = OrgsApplication.Password } });

        return answer.Cookies.ShouldHaveSingleItem().Split(';')[0];
    }
}
