using System.Net;
using Microsoft.AspNetCore.Http;

namespace Orgs.GraphQL.Tests.Shared;

[NoDatabase]
public sealed class RequestOriginTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void Limits_count_an_address_or_the_network_that_one_household_has(string address, string network)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

        RequestOrigin.Of(context).Network.ShouldBe(network);
    }

    [Fact]
    public void What_a_header_claims_does_not_count()
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.7") } };
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.1";

        RequestOrigin.Of(context).Network.ShouldBe("192.0.2.7");
    }
}
