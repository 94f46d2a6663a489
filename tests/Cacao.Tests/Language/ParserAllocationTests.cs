using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Cacao.Language;
using Cacao.Tests.Validation;

namespace Cacao.Tests.Language;

/// <summary>Parsing allocates the syntax tree and nothing else: what it allocates is held against the sizes of the objects in the tree.</summary>
public sealed class ParserAllocationTests(ITestOutputHelper output)
{
    private const string Me =
        """
        query Me { me { id email name personalAccount { id name } organizations(first: 20) { totalCount edges { role node { id name slug } } } } }
        """;

    public static TheoryData<string, string> Documents => new() { { "me", Me }, { "introspection", IntrospectionQuery.Text } };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Parsing_allocates_only_the_syntax_tree(string name, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var document = Utf8GraphQLParser.Parse(utf8);

        var allocated = AllocatedBy(() => document = Utf8GraphQLParser.Parse(utf8));

        var tree = SizeOf(document, utf8);
        output.WriteLine($"{name}: {allocated} bytes allocated, {tree} bytes of syntax tree, {utf8.Length} bytes of text");
        allocated.ShouldBeLessThanOrEqualTo(tree);
    }

    private static long AllocatedBy(Action action)
    {
        // the first runs compile and fill pools
        for (var i = 0; i < 100; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The bytes of everything that can be reached from a tree, its text aside.</summary>
    private static long SizeOf(DocumentNode document, byte[] text)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { text };
        var open = new Stack<object>([document]);
        var size = 0L;

        while (open.TryPop(out var item))
        {
            if (seen.Add(item))
            {
                size += SizeOf(item);
                PushReferences(item, item.GetType(), open);
            }
        }

        return size;
    }

    private static void PushReferences(object item, Type type, Stack<object> open)
    {
        if (item is Array array)
        {
            foreach (var element in (IEnumerable)array)
            {
                Push(element, open);
            }

            return;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPrimitive)
                {
                    Push(field.GetValue(item), open);
                }
            }
        }
    }

    private static void Push(object? value, Stack<object> open)
    {
        switch (value)
        {
            case null or string { Length: 0 }:
                break;
            case ValueType structure:
                PushReferences(structure, structure.GetType(), open);
                break;
            default:
                open.Push(value);
                break;
        }
    }

    private static long SizeOf(object item) => item switch
    {
        string text => AllocatedBy(() => _ = new string('x', text.Length)),
        Array array => AllocatedBy(() => _ = Array.CreateInstance(array.GetType().GetElementType()!, array.Length)),
        _ => AllocatedBy(() => _ = RuntimeHelpers.GetUninitializedObject(item.GetType())),
    };
}
