namespace Orgs.GraphQL.Tests.Shared;

[NoDatabase]
public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("de")]
    [InlineData("yue")]
    [InlineData("pt-BR")]
    [InlineData("PT-br")]
    [InlineData("es-419")]
    [InlineData("zh-Hant-TW")]
    [InlineData("zh-cmn-Hans-CN")]
    [InlineData("de-CH-1996")]
    [InlineData("sl-rozaj-biske-1994")]
    [InlineData("de-u-co-phonebk")]
    [InlineData("en-a-bbb-x-a-ccc")]
    [InlineData("x-whatever")]
    public void A_tag(string tag) => LanguageTag.IsValid(tag).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("de_CH")]
    [InlineData("de-")]
    [InlineData("-de")]
    [InlineData("de--CH")]
    [InlineData("de CH")]
    [InlineData("de\n")]
    [InlineData("\u212aok")]
    [InlineData("deutsches")]
    [InlineData("de-u")]
    [InlineData("de-x")]
    [InlineData("../invitation")]
    [InlineData("de.html")]
    [InlineData("de,en;q=0.8")]
    [InlineData("en-a-bbbbbbbb-cccccccc-dddddddd-eeee")]
    public void Not_a_tag(string tag) => LanguageTag.IsValid(tag).ShouldBeFalse();

    [Fact]
    public void From_the_most_exact_to_the_least()
    {
        LanguageTag.Lookup("zh-Hant-CN-x-private1-private2")
            .ShouldBe(["zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"]);
        LanguageTag.Lookup("de").ShouldBe(["de"]);
    }
}
