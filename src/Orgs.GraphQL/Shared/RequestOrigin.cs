using System.Net;
using System.Net.Sockets;

namespace Orgs.GraphQL.Shared;

/// <summary>Where a request comes from.</summary>
/// <param name="Network">The address that limits count: an IPv4 address, or the /64 network of an IPv6 one.</param>
/// <param name="UserAgent">What the client calls itself.</param>
/// <param name="Organization">The slug of the organization that the request says it is about.</param>
public sealed record RequestOrigin(string Network, string? UserAgent, string? Organization = null)
{
    public static readonly RequestOrigin Unknown = new("", null);

    public static RequestOrigin Of(HttpContext? context)
        => context is null
            ? Unknown
            : new RequestOrigin(
                NetworkOf(context.Connection.RemoteIpAddress), UserAgentOf(context.Request), OrganizationOf(context.Request));

    private static string? OrganizationOf(HttpRequest request)
        => request.Headers[CurrentOrganization.Header] is [{ Length: > 0 } slug, ..] ? slug.ToLowerInvariant() : null;

    private static string? UserAgentOf(HttpRequest request)
        => DisplayName.Clean(request.Headers.UserAgent) is { Length: > 0 } agent ? agent : null;

    /// <summary>What limits count an address as.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
