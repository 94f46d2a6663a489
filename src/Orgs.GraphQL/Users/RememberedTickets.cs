using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace Orgs.GraphQL.Users;

/// <summary>
/// Access tokens that were read within the last minute, with what they say. To decrypt, verify and take a token apart costs a
/// client that asks often the same each time, and gives the same. A token says which session it is of and when it ends; both are
/// looked at on every request, remembered or not.
/// </summary>
public sealed class RememberedTickets(ISecureDataFormat<AuthenticationTicket> tickets) : ISecureDataFormat<AuthenticationTicket>, IDisposable
{
    private const int MaxTickets = 2_048;

    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _remembered = new(new MemoryCacheOptions { SizeLimit = MaxTickets });

    public string Protect(AuthenticationTicket data) => tickets.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => tickets.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is null)
        {
            return null;
        }

        return _remembered.TryGetValue(protectedText, out AuthenticationTicket? known) ? known
            : tickets.Unprotect(protectedText) is { } read ? Remember(protectedText, read)
            : null;
    }

    /// <summary>Not remembered: neither what is meant for something else, nor, with null for a purpose, what is shown only once.</summary>
    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => tickets.Unprotect(protectedText, purpose);

    public void Dispose() => _remembered.Dispose();

    private AuthenticationTicket Remember(string token, AuthenticationTicket ticket)
        => _remembered.Set(token, ticket, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _lifetime });
}
