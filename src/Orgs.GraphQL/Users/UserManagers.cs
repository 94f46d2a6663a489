using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Users;

/// <summary>Identity's user manager, working inside a change: what it writes is committed or rolled back with the rest.</summary>
public sealed class UserManagers(
    IOptions<IdentityOptions> options,
    IPasswordHasher<User> hasher,
    IEnumerable<IUserValidator<User>> userValidators,
    IEnumerable<IPasswordValidator<User>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber describer,
    IServiceProvider services,
    ILogger<UserManager<User>> logger)
{
    public UserManager<User> In(Change change)
        => new(
            new UserStore(change.Database, describer),
            options,
            hasher,
            userValidators,
            passwordValidators,
            normalizer,
            describer,
            services,
            logger);
}
