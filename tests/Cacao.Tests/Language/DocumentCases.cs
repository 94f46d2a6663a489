using System.Globalization;
using Cacao.Language;

namespace Cacao.Tests.Language;

/// <summary>
/// The cases in TestData. Those in <c>ok</c> are written as the printer writes, so each must print as itself; those in <c>err</c> begin
/// with a comment that says where the error is and how it is worded.
/// </summary>
public sealed class DocumentCases
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Language", "TestData");

    public static TheoryData<string> Accepted => FilesOf("ok");

    public static TheoryData<string> Refused => FilesOf("err");

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_good_document_prints_as_itself(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "ok", file));

        var printed = Utf8GraphQLParser.Parse(text).ToString();

        (printed + "\n").ShouldBe(text);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_bad_document_is_refused_at_its_place(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "err", file));
        var expected = text.Split('\n')[0]["# ".Length..];

        var error = Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse(text));

        string.Create(CultureInfo.InvariantCulture, $"{error.Location.Line}:{error.Location.Column} {error.Message}").ShouldBe(expected);
    }

    private static TheoryData<string> FilesOf(string folder)
        => [.. Directory.EnumerateFiles(Path.Combine(Folder, folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
