using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacao.Tests.Generators;

public sealed class TypeGenerationTests
{
    [Fact]
    public void The_module_adds_every_type_and_loader_of_the_assembly()
    {
        var generated = GeneratedSources.Of("""
            [assembly: Module("Types")]
            namespace Sample
            {
                public sealed record User(Guid Id);
                [QueryType] public static partial class Queries { public static string Hello(string? name) => $"Hello {name}"; }
                [ObjectType<User>] internal static partial class UserType { }
                [ObjectType] public sealed record Team(string Name);
                [InterfaceType("Thing")] public interface IThing;
                [UnionType] public interface IFinding;
                [EnumType] public enum Shade { Light }
                [InputObjectType] public sealed record TeamInput(string Name);
                [DirectiveType(DirectiveLocation.Object)] public sealed class Marked;
                public sealed class OtherType : ObjectType<User>;
                public abstract class BaseType : ObjectType<User>;
                public static class Loaders
                {
                    [DataLoader] public static Task<string> GetNameAsync(int key) => Task.FromResult("");
                }
            }
            """);

        generated.Complaints.ShouldBeEmpty();
        generated.CompilerComplaints.ShouldBeEmpty();
        var module = generated.Text("Types.Module.g.cs");
        module.ShouldContain("AddTypes(this global::Cacao.Schema.IRequestExecutorBuilder builder)");
        module.ShouldContain("namespace Microsoft.Extensions.DependencyInjection");
        module.ShouldContain("CacaoRegistrations.Sample_Queries()");
        module.ShouldContain("CacaoRegistrations.Sample_UserType()");

        foreach (var type in (string[])["Team", "IThing", "IFinding", "Shade", "TeamInput", "Marked", "OtherType"])
        {
            module.ShouldContain($"TypeRegistrationKind.Type, typeof(global::Sample.{type}), null, [], null)");
        }

        module.ShouldNotContain("BaseType");
        module.ShouldContain("AddDataLoader<global::Sample.INameDataLoader, global::Sample.NameDataLoader>");
    }

    [Fact]
    public void Resolvers_take_each_parameter_from_its_binding()
    {
        var generated = GeneratedSources.Of("""
            namespace Sample;
            public sealed record User(Guid Id);
            [ObjectType<User>]
            public static partial class UserType
            {
                static partial void Configure(IObjectTypeDescriptor<User> descriptor) => descriptor.Name("Person");

                public static string Name([Parent] User user) => "";
                public static Task<List<string?>> TagsAsync([Parent] User user, List<string?> only, CancellationToken cancellationToken) => throw new InvalidOperationException();
                public static ValueTask<int> Age(User user) => default;
                public static IAsyncEnumerable<int> Ticks() => throw new InvalidOperationException();
                public static string Motto => "";
                [Obsolete("old")] public static int Old() => 0;
                [NodeResolver] public static Task<User?> GetByIdAsync(Guid id) => Task.FromResult<User?>(null);

                [GraphQLIgnore] public static string Ignored() => "";
                internal static string Internal() => "";
                private static string Private() => "";
                public static void Nothing() { }
            }
            """);

        generated.Complaints.ShouldBeEmpty();
        generated.CompilerComplaints.ShouldBeEmpty();
        var text = generated.Text("Object.Sample_UserType.g.cs");
        text.ShouldContain("static partial class UserType");
        text.ShouldContain("static partial void Configure(global::Cacao.Schema.IObjectTypeDescriptor<global::Sample.User> descriptor);");
        text.ShouldContain("new global::System.Action<global::Cacao.Schema.IObjectTypeDescriptor<global::Sample.User>>(global::Sample.UserType.ConfigureType)");
        text.ShouldContain("var p0 = bindings.Get<global::Sample.User>(0);");
        text.ShouldContain("FieldResolver.FromValue<string>(context => global::Sample.UserType.Name(p0.Get(context)))");
        text.ShouldContain("FieldResolver.FromTask<global::System.Collections.Generic.List<string?>>(");
        text.ShouldContain("FieldResolver.FromValueTask<int>(");
        text.ShouldContain("FieldResolver.FromValue<global::System.Collections.Generic.IAsyncEnumerable<int>>(");
        text.ShouldContain("GetProperty(\"Motto\")");
        text.ShouldContain("GetMethod(\"TagsAsync\", [typeof(global::Sample.User), typeof(global::System.Collections.Generic.List<string>), typeof(global::System.Threading.CancellationToken)])");
        text.ShouldContain("GetByIdAsync");
        text.ShouldNotContain("Ignored");
        text.ShouldNotContain("\"Internal\"");
        text.ShouldNotContain("Private");
        text.ShouldNotContain("Nothing");
    }

    [Fact]
    public void Configure_is_declared_for_the_application_to_implement_and_passed_on_only_then()
    {
        var generated = GeneratedSources.Of("""
            namespace Sample;
            [QueryType] public static partial class Queries { public static int One() => 1; }
            """);

        generated.CompilerComplaints.ShouldBeEmpty();
        var text = generated.Text("Query.Sample_Queries.g.cs");
        text.ShouldContain("static partial void Configure(global::Cacao.Schema.IObjectTypeDescriptor descriptor);");
        text.ShouldNotContain("ConfigureType");
    }

    [Fact]
    public void A_class_of_resolvers_with_instance_members_has_one_instance()
    {
        var generated = GeneratedSources.Of("""
            namespace Sample;
            [QueryType] public sealed class Queries { public int One() => 1; }
            [MutationType] public sealed class Mutations(TimeProvider clock) { public string Now() => clock.ToString()!; }
            """);

        generated.CompilerComplaints.ShouldBeEmpty();
        generated.AllText.ShouldContain("Instance<global::Sample.Queries>.Value.One()");
        generated.AllText.ShouldContain("context.Service<global::Sample.Mutations>().Now()");
    }

    [Fact]
    public void Methods_of_a_class_that_is_a_type_by_itself_are_called_on_the_parent()
    {
        var generated = GeneratedSources.Of("""
            namespace Sample;
            [ObjectType] public sealed record Team(string Name) { public string Shout(int times) => Name; }
            """);

        generated.CompilerComplaints.ShouldBeEmpty();
        generated.Text("Type.Sample_Team.g.cs").ShouldContain("context.Parent<global::Sample.Team>().Shout(p0.Get(context))");
    }

    [Fact]
    public void Interfaces_and_the_older_extensions_get_fields_too()
    {
        var generated = GeneratedSources.Of("""
            namespace Sample;
            public interface INamed { string Name { get; } }
            public sealed record User(string Name);
            [InterfaceType<INamed>]
            public static partial class NamedType
            {
                static partial void Configure(IInterfaceTypeDescriptor<INamed> descriptor) => descriptor.Name("Named");
                public static int GetLength([Parent] INamed named) => named.Name.Length;
            }
            [ExtendObjectType<User>] public sealed class UserFields { public int GetLength([Parent] User user) => user.Name.Length; }
            [ExtendObjectType(typeof(User))] public static class MoreUserFields { public static int GetTwice([Parent] User user) => 2; }
            [SubscriptionType] public static partial class Subscriptions
            {
                public static IAsyncEnumerable<int> TicksAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();
                [Subscribe(With = nameof(TicksAsync))] public static int OnTick([EventMessage] int tick) => tick;
            }
            """);

        generated.Complaints.ShouldBeEmpty();
        generated.CompilerComplaints.ShouldBeEmpty();
        generated.Text("Interface.Sample_NamedType.g.cs").ShouldContain("IInterfaceTypeDescriptor<global::Sample.INamed> descriptor");
        generated.Text("Object.Sample_UserFields.g.cs").ShouldContain("Instance<global::Sample.UserFields>.Value.GetLength(");
        generated.Text("Object.Sample_MoreUserFields.g.cs").ShouldContain("typeof(global::Sample.User),");
        generated.Text("Subscription.Sample_Subscriptions.g.cs").ShouldContain("OnTick");
    }

    [Fact]
    public void Without_a_module_the_method_is_named_after_the_assembly()
    {
        var generated = GeneratedSources.Of("[QueryType] public static partial class Queries { public static int One() => 1; }");

        generated.CompilerComplaints.ShouldBeEmpty();
        generated.AllText.ShouldContain("AddServerTypes(");
    }

    [Theory]
    [InlineData("CACAO001", "[ObjectType<string>] public static class Bad { }")]
    [InlineData("CACAO001", "[InterfaceType<IDisposable>] public partial class Bad { }")]
    [InlineData("CACAO002", "[QueryType] public static class Bad { }")]
    [InlineData("CACAO003", "public static partial class Outer { [QueryType] public static partial class Bad { } }")]
    [InlineData("CACAO003", "[ObjectType] public class Bad<T> { }")]
    [InlineData("CACAO004", "[QueryType] public static partial class Bad { public static T One<T>() => default!; }")]
    [InlineData("CACAO004", "[QueryType] public static partial class Bad { public static int One(out int two) => two = 2; }")]
    public void Misuse_is_an_error(string id, string source)
        => GeneratedSources.Of(source).Complaints.ShouldBe([id]);

    [Fact]
    public void An_edit_elsewhere_writes_nothing_again()
    {
        var before = GeneratedSources.Of("""
            [QueryType] public static partial class Queries { public static int One() => 1; }
            public static class Loaders { [DataLoader] public static Task<string> GetNameAsync(int key) => Task.FromResult(""); }
            """);

        var edited = before.Input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "public class Elsewhere : System.IDisposable { public void Dispose() { } }",
            (CSharpParseOptions)before.Input.SyntaxTrees.First().Options));
        var after = before.Driver.RunGenerators(edited).GetRunResult().Results[0];

        after.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .ShouldAllBe(output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);
    }
}
