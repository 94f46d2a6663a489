using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Orgs.GraphQL.Users;

/// <summary>Identity's store over our context. Users sign in with their address, so looking for a name is looking for an address.</summary>
public sealed class UserStore(OrgsDbContext context, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<User, OrgsDbContext, Guid>(context, describer)
{
    public override Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default)
        => FindByEmailAsync(normalizedUserName, cancellationToken);
}
