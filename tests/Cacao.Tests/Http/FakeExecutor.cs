using System.Buffers;
using System.Security.Claims;
using System.Text;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Http;

/// <summary>Answers what a test says and remembers what it was asked, read while the request lasts.</summary>
internal sealed class FakeExecutor : IRequestExecutor
{
    public GraphQLSchema Schema { get; } = GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse("type Query { ok: Boolean }")));

    public ExecutionResultKind Kind { get; set; } = ExecutionResultKind.Executed;

    public string Json { get; set; } = """{"data":{"ok":true}}""";

    public List<Asked> Requests { get; } = [];

    public List<RequestBudget?> Budgets { get; } = [];

    public ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        IServiceProvider services,
        ClaimsPrincipal? user = null,
        CancellationToken cancellationToken = default)
    {
        Budgets.Add(request.Budget);
        Requests.Add(new Asked(
            Encoding.UTF8.GetString(request.Document.Span),
            request.OperationName,
            request.Variables.ValueKind is System.Text.Json.JsonValueKind.Undefined ? null : request.Variables.GetRawText(),
            request.Extensions.ValueKind is System.Text.Json.JsonValueKind.Undefined ? null : request.Extensions.GetRawText()));

        return new ValueTask<ExecutionResult>(new FakeResult(Kind, Json));
    }

    public sealed record Asked(string Document, string? OperationName, string? Variables, string? Extensions);

    private sealed class FakeResult(ExecutionResultKind kind, string json) : ExecutionResult
    {
        public override ExecutionResultKind Kind => kind;

        public override bool IsDataNull => false;

        public override IReadOnlyList<IError>? Errors => null;

        public override void WriteTo(IBufferWriter<byte> output) => output.Write(Encoding.UTF8.GetBytes(json));

        public override void Dispose()
        {
        }
    }
}
