using Cacao.Errors;

namespace Cacao.Tests.Execution.RandomOperations;

/// <summary>What the resolver at a path answers: the same for every executor that asks, decided by a hash of seed and path.</summary>
internal sealed class RandomData(int seed)
{
    /// <summary>A leaf, an object or lists of them; with nulls and errors among them.</summary>
    public object? At(string path, int listDepth, bool isLeaf, string? typeName)
    {
        var random = new Random(Hash(path));

        return random.Next(50) == 0 ? throw new GraphQLException($"{path} fails") : Value(random, listDepth, isLeaf, typeName);
    }

    /// <summary>Whether the resolver at a path waits before it answers, and how.</summary>
    public int Waits(string path) => new Random(Hash(path) ^ 0x5555).Next(4);

    private static object? Value(Random random, int listDepth, bool isLeaf, string? typeName)
    {
        if (random.Next(30) == 0)
        {
            return null;
        }

        if (listDepth > 0)
        {
            return Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, listDepth - 1, isLeaf, typeName)).ToList();
        }

        if (random.Next(80) == 0)
        {
            return new Error("a value that is an error");
        }

        return isLeaf ? random.Next(100) : new RandomObject(typeName ?? (random.Next(2) == 0 ? "Node" : "Other"));
    }

    private int Hash(string path)
    {
        // string.GetHashCode differs from run to run; a failing seed has to fail again.
        var hash = (uint)seed * 2654435761;

        foreach (var character in path)
        {
            hash = (hash ^ character) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}

internal sealed record RandomObject(string TypeName);
