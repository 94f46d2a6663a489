using System.Text;
using Cacao.DependencyInjection;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Tests.Http;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.DependencyInjection;

public sealed class SchemaCommandTests : IDisposable
{
    private const string Schema = "schema {\n  query: Query\n}\n\ntype Query {\n  ok: Boolean\n}\n";

    private readonly string _directory = Directory.CreateTempSubdirectory("schema").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("schema", "print")]
    [InlineData("schema", "export")]
    public async Task Prints_the_schema(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(0);
        output.ShouldBe(Schema);
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--output", "{file}")]
    [InlineData("-o", "{file}")]
    [InlineData("--output={file}")]
    public async Task Writes_the_schema_to_a_file(params string[] options)
    {
        var file = System.IO.Path.Combine(_directory, "new", "schema.graphql");

        var (exitCode, output, _) = await RunAsync(["schema", "export", .. options.Select(option => option.Replace("{file}", file, StringComparison.Ordinal))]);

        exitCode.ShouldBe(0);
        output.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(file)).ShouldBe(Encoding.UTF8.GetBytes(Schema));
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("schema", "import")]
    [InlineData("schema", "export", "--output")]
    [InlineData("schema", "export", "--output=")]
    [InlineData("schema", "print", "--output", "x")]
    public async Task Says_how_it_is_used_when_asked_for_something_else(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldStartWith("usage:");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_failure_of_one_line()
    {
        var (exitCode, _, errors) = await RunAsync(["schema", "export", "--output", _directory]);

        exitCode.ShouldBe(1);
        errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(_directory);
    }

    [Fact]
    public async Task A_schema_that_cannot_be_built_is_a_failure_that_says_why()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IRequestExecutor>(_ => throw new SchemaException([new Error("Query has no fields."), new Error("Role has no values.")]));

        var (exitCode, _, errors) = await RunAsync(["schema", "print"], services);

        exitCode.ShouldBe(1);
        errors.ShouldContain("Query has no fields.");
        errors.ShouldContain("Role has no values.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost")]
    [InlineData(true, "schema")]
    [InlineData(true, "schema", "export")]
    public void Is_asked_for_by_the_first_argument(bool expected, params string[] arguments)
        => SchemaCommand.IsAskedFor(arguments).ShouldBe(expected);

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, IServiceCollection? services = null)
    {
        await using var provider = (services ?? new ServiceCollection().AddSingleton<IRequestExecutor>(new FakeExecutor())).BuildServiceProvider();
        using var output = new MemoryStream();
        await using var errors = new StringWriter();

        var exitCode = await new SchemaCommand(provider, output, errors).RunAsync(arguments);

        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
