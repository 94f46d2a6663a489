using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>
/// Holds an answer to an approved file, <c>__snapshots__/Class.Test.snap</c> beside the test. The first run writes it; when an
/// answer differs, it is put into <c>__mismatch__</c>, to be looked at and, if it is right, moved over the approved one.
/// For the few answers that a reader wants to see whole; everything else is expected inline.
/// </summary>
public static partial class Snapshot
{
    private static readonly JsonSerializerOptions _format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Match(Answer answer, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var folder = System.IO.Path.GetDirectoryName(file)!;
        var name = $"{System.IO.Path.GetFileNameWithoutExtension(file)}.{test}.snap";
        var approved = System.IO.Path.Combine(folder, "__snapshots__", name);
        var differing = System.IO.Path.Combine(folder, "__mismatch__", name);
        var actual = NumberIds(JsonSerializer.Serialize(answer.Json, _format)) + "\n";

        if (!File.Exists(approved))
        {
            Environment.GetEnvironmentVariable("CI").ShouldBeNullOrEmpty($"{name} is not approved yet. Run the test outside of CI, look at it and commit it.");
            Write(approved, actual);
            return;
        }

        var expected = File.ReadAllText(approved).ReplaceLineEndings("\n");
        if (actual != expected)
        {
            Write(differing, actual);
        }

        actual.ShouldBe(expected, $"{differing} is what came. If it is right, move it over the approved one.");
    }

    /// <summary>Ids are random; what matters is which ones are of which type, and which are the same.</summary>
    private static string NumberIds(string json)
    {
        var seen = new List<string>();
        return Id().Replace(json, id =>
        {
            if (!seen.Contains(id.Value))
            {
                seen.Add(id.Value);
            }

            return $"{GlobalId.Type(id.Value)} {seen.IndexOf(id.Value) + 1}";
        });
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    [GeneratedRegex("(?<=\"id\": \")[^\"]+")]
    private static partial Regex Id();
}
