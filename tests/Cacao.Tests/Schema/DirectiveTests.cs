using System.Reflection;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.Tests.Schema.Directives;

public sealed class DirectiveTests
{
    [Fact]
    public void A_directive_is_printed_with_the_arguments_that_are_not_default()
    {
        var printed = TestSchema.Of(typeof(GuardedQueries), typeof(GuardDirectiveType)).Print();

        printed.ShouldBe(
            """
            schema {
              query: Query
            }

            type Query {
              secret: String @guard(level: HIGH, at: "input.id")
              low: String @guard
              both: String! @mark(name: "x") @guard
            }

            enum GuardLevel {
              LOW
              HIGH
            }

            directive @guard(level: GuardLevel! = LOW, at: String) on OBJECT | FIELD_DEFINITION

            directive @mark(name: String!) repeatable on FIELD_DEFINITION
            """);
    }

    [Fact]
    public async Task Middleware_of_attributes_and_directives_runs_in_order()
    {
        var json = await TestSchema.Of(typeof(GuardedQueries), typeof(GuardDirectiveType)).Execute("{ secret low both }");

        json.ShouldBe("""{"data":{"secret":null,"low":"guard(low)","both":"mark(guard(both))"}}""");
    }

    [Fact]
    public void Directives_can_be_read_back_from_the_schema()
    {
        var field = TestSchema.Of(typeof(GuardedQueries), typeof(GuardDirectiveType)).Build().QueryType!.Fields["secret"];

        field.DirectivesOf<GuardDirective>().Single().Level.ShouldBe(GuardLevel.High);
    }

    [Fact]
    public async Task Middleware_on_a_type_goes_around_all_its_fields()
    {
        var json = await TestSchema.Of(typeof(BoxQueries)).Execute("{ box { a b } }");

        json.ShouldBe("""{"data":{"box":{"a":"[a]","b":"[b]"}}}""");
    }
}

public enum GuardLevel { Low, High }

public sealed class GuardDirective(GuardLevel level = GuardLevel.Low, string? at = null)
{
    public GuardLevel Level { get; } = level;

    public string? At { get; } = at;
}

public sealed class GuardDirectiveType : DirectiveType<GuardDirective>
{
    protected override void Configure(IDirectiveTypeDescriptor<GuardDirective> descriptor)
        => descriptor.Name("guard").Location(DirectiveLocation.FieldDefinition | DirectiveLocation.Object);
}

public sealed class GuardAttribute(GuardLevel level = GuardLevel.Low) : ObjectFieldDescriptorAttribute
{
    public string? At { get; set; }

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
    {
        descriptor.Directive(new GuardDirective(level, At));
        descriptor.Use(next => async context =>
        {
            await next(context);
            context.Result = level is GuardLevel.High ? null : $"guard({context.Result})";
        });
    }
}

[DirectiveType(DirectiveLocation.FieldDefinition, IsRepeatable = true)]
public sealed class MarkDirective
{
    public required string Name { get; init; }
}

public sealed class MarkAttribute(string name) : ObjectFieldDescriptorAttribute
{
    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo member)
    {
        descriptor.Directive(new MarkDirective { Name = name });
        descriptor.Use(next => async context =>
        {
            await next(context);
            context.Result = $"mark({context.Result})";
        });
    }
}

[QueryType]
public static partial class GuardedQueries
{
    [Guard(GuardLevel.High, At = "input.id")]
    public static string? GetSecret() => "secret";

    [Guard]
    public static string? GetLow() => "low";

    [Mark("x")]
    [Guard]
    public static string GetBoth() => "both";
}

[QueryType]
public static partial class BoxQueries
{
    public static Box GetBox() => new();
}

public sealed class BracketsAttribute : ObjectTypeDescriptorAttribute
{
    protected override void OnConfigure(IDescriptorContext context, IObjectTypeDescriptor descriptor, Type type)
        => descriptor.UseOnFields(next => async context =>
        {
            await next(context);
            context.Result = $"[{context.Result}]";
        });
}

[Brackets]
public sealed class Box
{
    public string A => "a";

    public string B => "b";
}
