using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Orgs.GraphQL.Email;

/// <summary>
/// Where people reach this server. Links in mails start with it, never with what a request calls the host. It is
/// <c>Orgs:PublicUrl</c>; without that, in development, the address the server listens on.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private const string Setting = "Orgs:PublicUrl";

    public Uri Url => Configured(configuration) ?? Listening();

    /// <summary>A link that carries a token in its fragment, which browsers keep to themselves: no log and no referrer has it.</summary>
    public string Link(string path, string token) => $"{Url.AbsoluteUri.TrimEnd('/')}/{path}#token={token}";

    public static bool IsHttps(IConfiguration configuration) => Configured(configuration)?.Scheme == Uri.UriSchemeHttps;

    public static Uri? Configured(IConfiguration configuration)
        => configuration[Setting] is not { Length: > 0 } text
            ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query == "" && url.Fragment == ""
                ? url
                : throw new StartRefusedException($"{Setting} is not an http or https address: {text}");

    private Uri Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.Order(StringComparer.Ordinal).FirstOrDefault();
        if (address is null)
        {
            return new Uri("http://localhost");
        }

        var binding = BindingAddress.Parse(address);
        var isAnyHost = binding.Host is "*" or "+" || (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip)
            && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
        return new Uri($"{binding.Scheme}://{(isAnyHost ? "localhost" : binding.Host)}:{binding.Port}");
    }
}
