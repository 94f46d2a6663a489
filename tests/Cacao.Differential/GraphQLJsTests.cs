using System.Globalization;
using Cacao.Differential.Oracle;
using Cacao.Differential.Random;
using Cacao.Language;

namespace Cacao.Differential;

/// <summary>
/// Cacao and graphql-js give random schemas, documents and variables the same verdict, name the same places, and execute to the same data.
/// CACAO_DIFFERENTIAL_DOCUMENTS raises the count, CACAO_DIFFERENTIAL_SEED moves the seeds.
/// </summary>
public sealed class GraphQLJsTests(ITestOutputHelper output)
{
    private const int DocumentsPerSchema = 40;

    private static readonly int DocumentCount = Setting("CACAO_DIFFERENTIAL_DOCUMENTS", 20_000);
    private static readonly int FirstSeed = Setting("CACAO_DIFFERENTIAL_SEED", 1);

    [Fact]
    public void Documents_are_judged_and_executed_alike()
    {
        Assert.SkipWhen(GraphQLJs.MissingBecause is not null, GraphQLJs.MissingBecause ?? "");

        var figures = DifferentialRun.Compare(Enumerable.Range(FirstSeed, DocumentCount / DocumentsPerSchema).Select(WithDocuments));

        output.WriteLine(figures.ToString());
        figures.Differences.ShouldBe(0, figures.Told);
        figures.Documents.ShouldBe(DocumentCount / DocumentsPerSchema * DocumentsPerSchema);
        figures.Verdicts["document unjudged"].ShouldBeLessThan(DocumentCount / 20);
        figures.Verdicts.GetValueOrDefault("document grouped").ShouldBeLessThan(1 + (DocumentCount / 10_000));
        figures.Verdicts["document valid"].ShouldBeGreaterThan(DocumentCount / 5);
        figures.Verdicts["document invalid"].ShouldBeGreaterThan(DocumentCount / 5);
        figures.Verdicts["document syntax"].ShouldBeGreaterThan(DocumentCount / 20);
    }

    [Fact]
    public void Schemas_are_judged_alike()
    {
        Assert.SkipWhen(GraphQLJs.MissingBecause is not null, GraphQLJs.MissingBecause ?? "");

        var figures = DifferentialRun.Compare(Enumerable.Range(FirstSeed, DocumentCount / 10).Select(Broken));

        output.WriteLine(figures.ToString());
        figures.Differences.ShouldBe(0, figures.Told);
        figures.Verdicts.Keys.ShouldBe(["schema invalid", "schema sdl", "schema syntax", "schema valid"], ignoreOrder: true);
    }

    private static Case WithDocuments(int seed)
    {
        var schema = new RandomSchema(seed);
        var dice = new Dice(seed);
        var documents = Enumerable.Range(0, DocumentsPerSchema).Select(number =>
        {
            var document = new RandomDocument(schema, dice);
            return (number % 2 == 0 ? document.Text : Mutation.Break(document.Text, dice), document.Variables, seed + number);
        });

        return new Case(seed, schema.Sdl, null, documents.ToArray());
    }

    private static Case Broken(int seed)
    {
        var dice = new Dice(seed);
        var sdl = new RandomSchema(seed).Sdl;
        var extension = dice.OneIn(3) ? Mutation.Break("extend type A { z: Int } extend input In { z: [Int] = 1 } extend enum E { Z @deprecated } extend union U = A type Z { a: Int }", dice) : null;

        return new Case(seed, dice.OneIn(8) ? sdl : Definitions(Mutation.Break(sdl, dice), sdl), extension is null ? null : Definitions(extension, "extend type A { z: Int }"), []);
    }

    // graphql-js holds operations that stand between type definitions against some rules, and passes over types named like a scalar of the
    // specification; no schema has either
    private static string Definitions(string text, string otherwise)
    {
        try
        {
            return Utf8GraphQLParser.Parse(text, ParserOptions.Trusted).Definitions.Any(
                    node => node is OperationDefinitionNode or FragmentDefinitionNode
                        or TypeSystemNode { IsExtension: false, Name.Value: "Int" or "Float" or "String" or "Boolean" or "ID" })
                ? otherwise
                : text;
        }
        catch (SyntaxException)
        {
            return text;
        }
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
