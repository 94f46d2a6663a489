namespace Orgs.GraphQL.Tests.Shared;

[NoDatabase]
public sealed class SecretTokenTests
{
    [Fact]
    public void Tokens_are_43_characters_that_fit_a_link_and_never_the_same()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => SecretToken.Create()).ToList();

        tokens.ShouldBeUnique();
        tokens.ShouldAllBe(token => token.Length == 43 && Uri.EscapeDataString(token) == token);
        tokens.ShouldAllBe(token => SecretToken.IsWellFormed(token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0123456789012345678901234567890123456789 12")]
    [InlineData("01234567890123456789012345678901234567890123")]
    public void Anything_else_is_no_token(string? text) => SecretToken.IsWellFormed(text).ShouldBeFalse();

    [Fact]
    public void A_token_matches_its_own_hash_only()
    {
        var token = SecretToken.Create();

        SecretToken.Matches(token, SecretToken.Hash(token)).ShouldBeTrue();
        SecretToken.Matches(SecretToken.Create(), SecretToken.Hash(token)).ShouldBeFalse();
    }
}
