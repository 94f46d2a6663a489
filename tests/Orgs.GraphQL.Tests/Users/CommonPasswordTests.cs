namespace Orgs.GraphQL.Tests.Users;

[NoDatabase]
public sealed class CommonPasswordTests
{
    [Fact]
    [Trait("Abuse", "AN-18")]
    public void The_list_is_longer_than_three_thousand() => CommonPasswords.Count().ShouldBeGreaterThan(3_000);

    [Theory]
    [Trait("Abuse", "AN-18")]
    [InlineData("password")]
    [InlineData("Password1")]
    [InlineData("P@ssw0rd")]
    [InlineData("p4ssw0rd123")]
    [InlineData("PASSWORD!")]
    [InlineData("12345678")]
    [InlineData("1234567890")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx")]
    [InlineData("iloveyou")]
    [InlineData("iloveyou1")]
    [InlineData("sunshine")]
    [InlineData("football")]
    [InlineData("princess1")]
    [InlineData("trustno1")]
    [InlineData("superman")]
    [InlineData("letmein123")]
    [InlineData("welcome1")]
    [InlineData("admin123")]
    [InlineData("Summer2024")]
    [InlineData("michael1")]
    [InlineData("abc12345")]
    [InlineData("11111111")]
    [InlineData("passwordpassword")]
    [InlineData("correcthorsebatterystaple")]
    public void A_password_that_everybody_takes_is_on_it(string password) => CommonPasswords.Contain(password).ShouldBeTrue();

    [Theory]
    [Trait("Abuse", "AN-18")]
    [InlineData("a password for tests")]
    [InlineData("long enough")]
    [InlineData("correct horse battery")]
    [InlineData("aaaaaaaab")]
    [InlineData("zxkvqpwj")]
    [InlineData("🔑🔑🔑🔑 ключ")]
    [InlineData("UPPERCASEONLY")]
    [InlineData("314159265358979")]
    public void What_is_not_on_it_is_not_refused_for_what_it_is_made_of(string password) => CommonPasswords.Contain(password).ShouldBeFalse();
}
