using System.Security.Claims;
using Cacao.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.Schema.Authorizing;

public sealed class AuthorizationTests
{
    private static readonly ClaimsPrincipal Ann = User("ann");
    private static readonly ClaimsPrincipal Admin = User("bob", "admin");

    private static TestSchema Vault() => TestSchema.Of(typeof(VaultQueries), typeof(Gold), typeof(Silver))
        .WithServices(services => services.AddLogging().AddAuthorizationCore(options => options.AddPolicy("named-bob", policy => policy.RequireClaim(ClaimTypes.Name, "bob"))));

    private static ClaimsPrincipal User(string name, params string[] roles)
        => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), .. roles.Select(role => new Claim(ClaimTypes.Role, role))], "test"));

    [Fact]
    public void Authorization_is_printed()
    {
        Vault().Print("Query").ShouldBe(
            """
            type Query {
              open: String!
              signedIn: String @authorize
              adminsOnly: String @authorize(roles: ["admin"])
              bobOnly: String @authorize(policy: "named-bob")
              gold: Gold
              metal: Metal
              metals: [Metal]!
            }
            """);
        Vault().Print("Gold").ShouldBe(
            """
            type Gold implements Metal @authorize(roles: ["admin"]) {
              grams: Int!
            }
            """);
        Vault().Print("authorize").ShouldBe(
            """
            "Asks for a signed-in user, for one of the roles or for a policy."
            directive @authorize(
              "The policy that must be satisfied."
              policy: String
              "The roles one of which is needed."
              roles: [String!]
              "When it is checked."
              apply: ApplyPolicy! = BEFORE_RESOLVER
            ) repeatable on OBJECT | FIELD_DEFINITION
            """);
    }

    [Fact]
    public async Task Who_is_signed_out_gets_null_and_a_code()
    {
        var json = await Vault().Execute("{ open signedIn }");

        json.ShouldContain("\"data\":{\"open\":\"open\",\"signedIn\":null}");
        json.ShouldContain("AUTH_NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task Who_lacks_a_role_or_fails_a_policy_gets_another_code()
    {
        var json = await Vault().Execute("{ signedIn adminsOnly bobOnly }", user: Ann);

        json.ShouldContain("\"data\":{\"signedIn\":\"in\",\"adminsOnly\":null,\"bobOnly\":null}");
        json.ShouldContain("AUTH_NOT_AUTHORIZED");
    }

    [Fact]
    public async Task Who_has_the_role_gets_in()
    {
        var json = await Vault().Execute("{ adminsOnly bobOnly gold { grams } metals { grams } }", user: Admin);

        json.ShouldBe("""{"data":{"adminsOnly":"admins","bobOnly":"bob","gold":{"grams":1},"metals":[{"grams":1},{"grams":2}]}}""");
    }

    [Fact]
    public async Task A_guarded_type_is_guarded_wherever_an_object_of_it_comes_from()
    {
        var json = await Vault().Execute("{ gold { grams } metal { grams } metals { grams } }", user: Ann);

        json.ShouldContain("\"data\":{\"gold\":null,\"metal\":null,\"metals\":[null,{\"grams\":2}]}");
    }
}

[QueryType]
public static partial class VaultQueries
{
    public static string Open() => "open";

    [Authorize]
    public static string? SignedIn() => "in";

    [Authorize(Roles = ["admin"])]
    public static string? AdminsOnly() => "admins";

    [Authorize("named-bob")]
    public static Task<string?> BobOnlyAsync() => Task.FromResult<string?>("bob");

    public static Gold? GetGold() => new(1);

    public static IMetal? GetMetal() => new Gold(1);

    public static IMetal?[] GetMetals() => [new Gold(1), new Silver(2)];
}

[InterfaceType("Metal")]
public interface IMetal
{
    int Grams { get; }
}

[Authorize(Roles = ["admin"])]
public sealed record Gold(int Grams) : IMetal;

public sealed record Silver(int Grams) : IMetal;
