namespace Orgs.GraphQL.Tests.Email;

[NoDatabase]
public sealed class LetterTests
{
    [Theory]
    [InlineData("Acme Corp", "Acme Corp")]
    [InlineData("<b>Acme</b>", "b Acme b")]
    [InlineData("Acme\r\nBcc: x@y.z", "Acme Bcc: x(at)y. z")]
    [InlineData("https://evil.example/free", "https: evil. example free")]
    [InlineData("\u202egro.live\u202c", "gro. live")]
    public void A_name_in_a_letter_is_one_line_and_no_link(string name, string expected) => Letter.Name(name).ShouldBe(expected);

    [Fact]
    public void A_long_name_is_cut()
    {
        var name = Letter.Name(new string('x', 1000));

        name.ShouldBe(new string('x', 60) + "…");
    }

    [Fact]
    public void What_people_typed_is_encoded_in_html()
    {
        var mail = new Letter("A & B").Paragraph("1 < 2 & \"3\"").Link("Go", "https://orgs.test/x#token=a&b").To("bob@orgs.test");

        mail.Html.ShouldContain("<p>1 &lt; 2 &amp; &quot;3&quot;</p>");
        mail.Html.ShouldContain("<a href=\"https://orgs.test/x#token=a&amp;b\">Go</a>");
        mail.Html.ShouldContain("<title>A &amp; B</title>");
        mail.Text.ShouldBe("1 < 2 & \"3\"\n\nGo:\nhttps://orgs.test/x#token=a&b\n");
    }

    [Fact]
    public void A_subject_is_one_line()
        => new Letter("Hello\r\nBcc: everybody").To("bob@orgs.test").Subject.ShouldBe("Hello Bcc: everybody");
}
