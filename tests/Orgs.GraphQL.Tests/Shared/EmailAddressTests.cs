namespace Orgs.GraphQL.Tests.Shared;

[NoDatabase]
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("bob@orgs.example")]
    [InlineData("Bob.O'Neil+tag@sub.orgs.example")]
    [InlineData("bob@localhost")]
    [InlineData("büro@orgs.example")]
    public void An_address(string address) => EmailAddress.IsValid(address).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("bob")]
    [InlineData("@orgs.example")]
    [InlineData("bob@")]
    [InlineData("bob@@orgs.example")]
    [InlineData("a@x,b@y")]
    [InlineData("a@x b@y")]
    [InlineData("Bob <bob@orgs.example>")]
    [InlineData("bob@orgs.example\r\nBcc: x@y.z")]
    [InlineData("bob@orgs.example.")]
    [InlineData("bob@orgs..example")]
    [InlineData("bob\u200b@orgs.example")]
    [InlineData("bob\u0000@orgs.example")]
    public void Not_an_address(string address) => EmailAddress.IsValid(address).ShouldBeFalse();

    [Fact]
    public void Addresses_have_a_longest_length()
    {
        EmailAddress.IsValid($"bob@{new string('x', 250)}").ShouldBeTrue();
        EmailAddress.IsValid($"bob@{new string('x', 251)}").ShouldBeFalse();
    }

    [Fact]
    public void A_masked_address_shows_one_letter_and_the_domain() => EmailAddress.Mask("jane@orgs.example").ShouldBe("j…@orgs.example");
}
