using System.Collections.Concurrent;
using Cacao.Differential.Engine;
using Cacao.Differential.Oracle;

namespace Cacao.Differential;

/// <summary>A schema, an extension of it or none, and documents for it.</summary>
internal sealed record Case(int Seed, string Sdl, string? Extension, IReadOnlyList<(string Text, string Variables, int Seed)> Documents);

/// <summary>Asks both sides about many cases and keeps what they answer differently.</summary>
internal static class DifferentialRun
{
    private const int CasesUnderWay = 16;
    private const int DifferencesTold = 5;

    /// <summary>Where graphql-js 16 is known to differ on purpose or by mistake; Oracle/oracle.mjs has the reasons.</summary>
    private const string NoVerdict = "no verdict";

    public static Figures Compare(IEnumerable<Case> cases)
    {
        using var oracle = new GraphQLJs();
        using var underWay = new BlockingCollection<(Case Case, string Schema, string[][] Documents)>(CasesUnderWay);
        var reader = Task.Factory.StartNew(() => Read(oracle, underWay), TaskCreationOptions.LongRunning);

        foreach (var item in cases)
        {
            oracle.Ask(item.Sdl, item.Extension, item.Documents);

            var engine = new CacaoAnswers();
            var schema = engine.Schema(item.Sdl, item.Extension);
            string[][] documents = schema == "valid" ? [.. item.Documents.Select(document => engine.Document(document.Text, document.Variables, document.Seed))] : [];

            if (!underWay.TryAdd((item, schema, documents), TimeSpan.FromMinutes(1)))
            {
                break; // the reader has failed, which it tells when it is waited for
            }
        }

        underWay.CompleteAdding();
        return reader.GetAwaiter().GetResult();
    }

    private static Figures Read(GraphQLJs oracle, BlockingCollection<(Case Case, string Schema, string[][] Documents)> underWay)
    {
        var figures = new Figures();

        foreach (var (item, schema, documents) in underWay.GetConsumingEnumerable())
        {
            var answer = oracle.Read();

            figures.Count(schema);

            if (!IsSameVerdict(schema, answer.Schema))
            {
                figures.Differ($"seed {item.Seed}\n{item.Sdl}\n--- extension\n{item.Extension}\nCacao:      {schema}\ngraphql-js: {answer.Schema}");
                continue;
            }

            for (var i = 0; i < documents.Length; i++)
            {
                figures.CountDocument(documents[i], answer.Documents[i]);

                if (IsGroupedOtherwise(documents[i], answer.Documents[i]))
                {
                    figures.Count("grouped", "document ");
                }
                else if (!IsSameAnswer(documents[i], answer.Documents[i]))
                {
                    var document = item.Documents[i];
                    figures.Differ(
                        $"seed {item.Seed}, document {i} (seed {document.Seed})\n{item.Sdl}\n--- document\n{document.Text}\n--- variables\n{document.Variables}\n"
                        + $"Cacao:\n{string.Join('\n', documents[i])}\ngraphql-js:\n{string.Join('\n', answer.Documents[i])}");
                }
            }
        }

        return figures;
    }

    // What follows from another mistake (the types that implement something which is no interface) is told by graphql-js as well, and
    // where it cannot even build the schema it tells no places.
    private static bool IsSameVerdict(string schema, string oracle)
    {
        if (oracle == "invalid" && schema.StartsWith("sdl of extension", StringComparison.Ordinal))
        {
            return true;
        }

        if (!schema.StartsWith("invalid", StringComparison.Ordinal) || !oracle.StartsWith("invalid", StringComparison.Ordinal))
        {
            return schema == oracle;
        }

        var expected = oracle.Split(' ').ToList();
        return expected.Count == 1 || schema.Split(' ').All(expected.Remove);
    }

    private static bool IsSameAnswer(string[] answer, string[] oracle)
        => oracle.Contains(NoVerdict)
            || (oracle is ["invalid"] ? answer[0].StartsWith("invalid ", StringComparison.Ordinal) : answer.AsSpan().SequenceEqual(oracle));

    // Where fragments spread each other in circles, which of many conflicts are one and which are several is a matter of where one begins.
    private static bool IsGroupedOtherwise(string[] answer, string[] oracle)
        => answer is [['i', 'n', 'v', ..] engine] && oracle is [['i', 'n', 'v', ..] other] && engine != other && engine.Contains('+')
            && engine.Split(' ', '+').ToHashSet().SetEquals(other.Split(' ', '+'));

    /// <summary>How often which verdict came, and what differed.</summary>
    public sealed class Figures
    {
        private readonly List<string> _told = [];

        public SortedDictionary<string, int> Verdicts { get; } = [];

        public int Documents { get; private set; }

        public int Differences { get; private set; }

        public string Told => string.Join("\n\n==========\n\n", _told);

        public void Count(string verdict, string prefix = "schema ")
        {
            var key = prefix + verdict.Split(' ')[0];
            Verdicts[key] = Verdicts.GetValueOrDefault(key) + 1;
        }

        public void CountDocument(string[] answers, string[] oracle)
        {
            Documents++;
            Count(oracle.Contains(NoVerdict) ? "unjudged" : answers[0], "document ");

            foreach (var answer in answers)
            {
                if (answer.StartsWith("variables ", StringComparison.Ordinal))
                {
                    Count(answer.StartsWith("variables {", StringComparison.Ordinal) ? "accepted" : "refused", "variables ");
                }
                else if (answer.StartsWith("errors", StringComparison.Ordinal))
                {
                    Count(answer == "errors " ? "whole" : "with errors", "response ");
                }
            }
        }

        public void Differ(string what)
        {
            Differences++;

            if (_told.Count < DifferencesTold)
            {
                _told.Add(what);
            }
        }

        public override string ToString() => $"{Documents} documents, {Differences} differences; {string.Join(", ", Verdicts.Select(pair => $"{pair.Key}: {pair.Value}"))}";
    }
}
