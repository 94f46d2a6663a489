using System.Text.Json;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// Every field that a directive of the schema keeps from some, on every way there and in every way to write it down: to them it is null, with the
/// code that says why, and what is around it stays.
/// </summary>
[Trait("Abuse", "AZ-09")]
public sealed class DeniedFieldTests(DeniedFields fields) : IClassFixture<DeniedFields>
{
    public static TheoryData<string, string, string> Closed => Cells(one => DeniedFields.People(one).Denied);

    public static TheoryData<string, string, string> Open => Cells(one => [DeniedFields.People(one).Allowed]);

    [Fact]
    public void There_is_a_way_to_every_type_that_has_protected_fields()
        => ProtectedFields.Types.Where(type => !DeniedFields.WaysTo(type).Any()).ShouldBeEmpty("Add ways to these types to DeniedFields.");

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task A_denied_field_is_null_with_its_code_however_it_is_reached_and_written(string coordinate, string way, string caller)
    {
        var code = caller == "nobody" ? "AUTH_NOT_AUTHENTICATED" : "AUTH_NOT_AUTHORIZED";

        foreach (var document in fields.Documents(coordinate, way))
        {
            var answer = await fields.As(caller).SendAsync(document.Text, operationName: "Asked");

            var found = document.FindIn(answer.Get("data"));
            found.ShouldNotBeEmpty($"{document.Text} {answer.Text}");
            found.ShouldAllBe(value => value.ValueKind == JsonValueKind.Null, $"{document.Text} {answer.Text}");
            answer.ErrorCodes.Count.ShouldBe(found.Count, $"{document.Text} {answer.Text}");
            answer.ErrorCodes.ShouldAllBe(one => one == code, $"{document.Text} {answer.Text}");
        }
    }

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Whom_the_field_is_for_finds_it_in_each_of_these_places(string coordinate, string way, string caller)
    {
        var document = fields.Documents(coordinate, way).First();

        var answer = await fields.As(caller).SendAsync(document.Text);

        answer.ErrorCodes.ShouldBeEmpty($"{document.Text} {answer.Text}");
        document.FindIn(answer.Get("data")).ShouldNotBeEmpty(document.Text);
        document.FindIn(answer.Get("data")).ShouldAllBe(value => value.ValueKind != JsonValueKind.Null, $"{document.Text} {answer.Text}");
    }

    private static TheoryData<string, string, string> Cells(Func<FieldDefinitionNode, string[]> callers)
        => new(
            from type in ProtectedFields.Types
            from field in ProtectedFields.Of(type)
            from way in DeniedFields.WaysTo(type)
            from caller in callers(field)
            select ($"{type}.{field.Name.Value}", way, caller));
}
