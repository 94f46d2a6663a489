using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cacao.Differential.Random;
using Cacao.Language;
using Cacao.Types;
using Cacao.Validation;

namespace Cacao.Differential;

/// <summary>
/// Mutated documents, mutated schemas and random bytes are parsed and validated, or refused, on a small stack: with no other exception, no long
/// pause and little memory. CACAO_FUZZ_INPUTS raises the count, CACAO_FUZZ_SEED moves the seeds.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int InputsPerSeed = 500;
    private const int MegabytesAllowed = 256;

    private static readonly TimeSpan TimeAllowed = TimeSpan.FromSeconds(1);
    private static readonly int InputCount = Setting("CACAO_FUZZ_INPUTS", 100_000);
    private static readonly int FirstSeed = Setting("CACAO_FUZZ_SEED", 1);

    private readonly DocumentValidator _validator = new();
    private long _parsed;
    private long _valid;
    private long _mostAllocated;
    private long _mostMemory;
    private TimeSpan _longest;

    [Fact]
    public void Whatever_the_bytes_they_are_a_document_or_a_syntax_error()
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    for (var seed = FirstSeed; seed < FirstSeed + (InputCount / InputsPerSeed); seed++)
                    {
                        Run(seed);
                    }
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            256 * 1024);

        thread.Start();
        thread.Join();

        output.WriteLine(
            $"{InputCount} inputs, {_parsed} parsed, {_valid} valid; longest {_longest.TotalMilliseconds:0.0} ms, "
            + $"most allocated by one {_mostAllocated / 1024} KB, most memory in use {_mostMemory / 1024 / 1024} MB");
        failure?.ToString().ShouldBeNull();
        _parsed.ShouldBeGreaterThan(InputCount / 20);
        _mostMemory.ShouldBeLessThan(MegabytesAllowed * 1024L * 1024);
    }

    private void Run(int seed)
    {
        var random = new System.Random(seed);
        var source = new RandomSchema(seed);
        var schema = GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(source.Sdl, ParserOptions.Trusted)));
        var dice = new Dice(seed);
        byte[][] texts =
        [
            Encoding.UTF8.GetBytes(source.Sdl),
            .. Enumerable.Range(0, 7).Select(_ => Encoding.UTF8.GetBytes(new RandomDocument(source, dice).Text)),
        ];

        for (var number = 0; number < InputsPerSeed; number++)
        {
            var input = random.Next(20) == 0 ? Noise(random) : Broken(texts, random);

            try
            {
                Run(schema, input);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}, input {number}: {Convert.ToBase64String(input)}", exception);
            }
        }

        _mostMemory = Math.Max(_mostMemory, GC.GetTotalMemory(forceFullCollection: false));
    }

    private void Run(GraphQLSchema schema, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var taken = Measure(schema, input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // What is slow is slow each time. What is slow once has met a machine that did something else.
        for (var again = 0; again < 2 && taken >= TimeAllowed; again++)
        {
            taken = Measure(schema, input);
        }

        _longest = taken > _longest ? taken : _longest;
        _mostAllocated = Math.Max(_mostAllocated, allocated);
        taken.ShouldBeLessThan(TimeAllowed);
        allocated.ShouldBeLessThan(MegabytesAllowed * 1024L * 1024);
    }

    private TimeSpan Measure(GraphQLSchema schema, byte[] input)
    {
        var watch = Stopwatch.StartNew();

        try
        {
            var document = Utf8GraphQLParser.Parse(input);
            _parsed++;
            _valid += _validator.Validate(schema, document).Count == 0 ? 1 : 0;
            SdlValidator.Validate(document);
        }
        catch (SyntaxException)
        {
            // most of them are no documents
        }

        return watch.Elapsed;
    }

    private static byte[] Noise(System.Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);

        if (random.Next(2) == 0)
        {
            // of what GraphQL is written in
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = "{}()[]:!$@|&=.\"\\#, \nabfeonulrqy019-+"u8[bytes[i] % 36];
            }
        }

        return bytes;
    }

    private static byte[] Broken(byte[][] texts, System.Random random)
    {
        var bytes = new List<byte>(texts[random.Next(texts.Length)]);

        for (var count = random.Next(2) == 0 ? 1 : random.Next(2, 6); count > 0 && bytes.Count > 0; count--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, random.Next(4) == 0 ? 200 : 8), bytes.Count - at);

            switch (random.Next(9))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 7 or 8:
                    // another name or number, so that more than the parser gets something to do
                    bytes[at] = bytes[at] is >= (byte)'0' ? "abcdefABCEGIU01"u8[random.Next(15)] : (byte)' ';
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat(bytes[at], random.Next(1, random.Next(8) == 0 ? 3_000 : 20)));
                    break;
                case 5:
                    var other = texts[random.Next(texts.Length)];
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 300))]);
                    break;
                default:
                    bytes.Insert(at, "{}()[]:!$@|&=.\"\\#, \n"u8[random.Next(20)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
