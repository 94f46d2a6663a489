using System.Reflection;
using System.Text;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>What is kept of an operation is the operation: not who asked, not what for, and not what they may.</summary>
[Trait("Abuse", "TI-04")]
public sealed class CachedOperationTests : IAsyncLifetime
{
    private const string Document =
        """
        query Cached($slug: Slug!, $search: String, $all: Boolean!) {
          me { name }
          organization(slug: $slug) {
            name
            members(filter: { search: $search }) { nodes { user { name email } } }
            auditLog @include(if: $all) { totalCount }
          }
        }
        """;

    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _member = null!;
    private Person _stranger = null!;

    public async ValueTask InitializeAsync()
    {
        (_acme, _owner, _, _member) = await _app.CreateTeamAsync();
        _stranger = await _app.RegisterAsync("Sue Stranger");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task One_document_is_answered_by_the_rights_and_variables_of_each_who_sends_it()
    {
        var first = await AskAsync(_owner, _acme.Slug, "Olga", all: true);
        var second = await AskAsync(_member, _acme.Slug, "Mia", all: true);
        var third = await AskAsync(_stranger, _acme.Slug, "Olga", all: true);
        var fourth = await AskAsync(_member, _acme.Slug, "Olga", all: false);
        var again = await AskAsync(_owner, _acme.Slug, "Olga", all: true);

        first.GetText("data.organization.members.nodes.0.user.email").ShouldBe(_owner.Email);
        first.Get("data.organization.auditLog.totalCount").GetInt32().ShouldBeGreaterThan(0);
        second.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHORIZED"]);
        second.GetText("data.organization.members.nodes.0.user.email").ShouldBe(_member.Email);
        third.Text.ShouldBe("""{"data":{"me":{"name":"Sue Stranger"},"organization":null}}""");
        fourth.ErrorCodes.ShouldBeEmpty();
        fourth.Text.ShouldNotContain("auditLog");
        again.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task What_is_kept_has_no_trace_of_who_asked_and_what_for()
    {
        await AskAsync(_owner, _acme.Slug, "a text to search for", all: true);
        await AskAsync(_stranger, "another-slug", "Sue Stranger", all: false);

        var (texts, types) = Kept();

        texts.ShouldContain(text => text.Contains("query Cached("), "The walk has not come to the document.");
        types.ShouldContain("OperationPlan");
        string[] secrets =
        [
            _acme.Slug, "another-slug", "a text to search for", "Sue Stranger",
            _owner.Name, _owner.Email, _owner.AccessToken, _stranger.Email, _stranger.AccessToken,
        ];
        foreach (var secret in secrets)
        {
            texts.ShouldNotContain(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase), secret);
        }

        types.ShouldNotContain(type => type.StartsWith("Orgs.") || type.Contains("Claims") || type.Contains("HttpContext") || type.Contains("ServiceProvider"));
    }

    private async Task<Answer> AskAsync(Person person, string slug, string search, bool all)
    {
        var answer = await _app.As(person).SendAsync(Document, new { slug, search, all });
        answer.Status.ShouldBe(200, answer.Text);

        return answer;
    }

    /// <summary>Everything that the engine's cache of documents leads to, as far as that is not the schema: texts, and the names of types.</summary>
    private (IReadOnlyCollection<string> Texts, IReadOnlyCollection<string> Types) Kept()
    {
        if (Type.GetType("Cacao.Execution.IRequestExecutor, Cacao") is not { } type)
        {
            Assert.Skip("What another engine keeps is its own.");
            return default;
        }

        var executor = _app.Services.GetRequiredService(type);
        var cache = executor.GetType().GetProperty("Documents", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(executor)!;
        var (texts, types) = (new HashSet<string>(), new HashSet<string>());
        var (seen, open) = (new HashSet<object>(ReferenceEqualityComparer.Instance), new Stack<object>([cache]));
        while (open.TryPop(out var found))
        {
            if (found is Delegate or Type or MemberInfo || IsOfTheSchema(found.GetType()) || !seen.Add(found))
            {
                continue;
            }

            types.Add(found.GetType().Assembly == type.Assembly ? found.GetType().Name : found.GetType().FullName!);
            switch (found)
            {
                case string text:
                    texts.Add(text);
                    break;
                case byte[] bytes:
                    texts.Add(Encoding.UTF8.GetString(bytes));
                    break;
                case Array items:
                    items.Cast<object?>().OfType<object>().ToList().ForEach(open.Push);
                    break;
                default:
                    Fields(found.GetType()).Select(field => field.GetValue(found)).OfType<object>().ToList().ForEach(open.Push);
                    break;
            }
        }

        return (texts, types);
    }

    /// <summary>The schema was there before anybody asked.</summary>
    private static bool IsOfTheSchema(Type type)
        => type.IsPrimitive
            || type.IsPointer
            || type.Namespace is "Cacao.Types" or "Cacao.Schema"
            || type.Namespace?.StartsWith("System.Threading", StringComparison.Ordinal) == true;

    private static IEnumerable<FieldInfo> Fields(Type? type)
        => type is null
            ? []
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !field.FieldType.IsPointer && !field.FieldType.IsByRefLike && !field.FieldType.IsPrimitive)
                .Concat(Fields(type.BaseType));
}
