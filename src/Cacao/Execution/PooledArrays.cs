using System.Buffers;
using System.Runtime.CompilerServices;

namespace Cacao.Execution;

/// <summary>Arrays that live as long as a response. What is rented may hold old values, except where it is cleared.</summary>
internal static class PooledArrays
{
    public static T[] Rent<T>(int length) => ArrayPool<T>.Shared.Rent(length);

    public static T[] RentCleared<T>(int length)
    {
        var array = ArrayPool<T>.Shared.Rent(length);
        array.AsSpan(0, length).Clear();

        return array;
    }

    /// <summary>A copy with room for more; the old array goes back.</summary>
    public static T[] Grow<T>(T[] array, int used, int needed)
    {
        var longer = ArrayPool<T>.Shared.Rent(Math.Max(needed, array.Length * 2));
        array.AsSpan(0, used).CopyTo(longer);
        Return(array, used);

        return longer;
    }

    /// <summary>Gives an array back; references are cleared so that the pool keeps no entity alive.</summary>
    public static void Return<T>(T[]? array, int used)
    {
        if (array is null)
        {
            return;
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            array.AsSpan(0, used).Clear();
        }

        ArrayPool<T>.Shared.Return(array);
    }
}
