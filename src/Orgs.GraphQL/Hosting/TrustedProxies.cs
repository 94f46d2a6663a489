using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Orgs.GraphQL.Hosting;

/// <summary>
/// The proxies in front of this server, from the setting <c>Orgs:Proxies</c>: addresses or networks. Only what one of them says about a client
/// (<c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c>) is believed; without any, nothing is.
/// </summary>
public static class TrustedProxies
{
    private const string Setting = "Orgs:Proxies";

    public static WebApplicationBuilder AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var proxies = Read(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                options.KnownIPNetworks.Add(proxy);
            }
        });

        return builder;
    }

    private static IPNetwork[] Read(IConfiguration configuration)
        => [.. (configuration.GetSection(Setting).Get<string[]>() ?? []).Select(Parse)];

    private static IPNetwork Parse(string text)
        => IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) ? network
            : throw new StartRefusedException($"{Setting} has no address or network: {text}");
}
