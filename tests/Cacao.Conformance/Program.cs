using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Conformance;

// One JSON request a line in, one JSON answer a line out, in the same order. README.md has the protocol.
using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };

var readable = new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default, MaxDepth = 512 };

while (await input.ReadLineAsync() is { } line)
{
    if (string.IsNullOrWhiteSpace(line))
    {
        continue;
    }

    var answer = Answers.To(line);

    await output.WriteLineAsync(answer.ToJsonString(readable));
    await output.FlushAsync();
}
