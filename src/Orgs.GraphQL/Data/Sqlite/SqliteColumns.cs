using System.Runtime.InteropServices;

namespace Orgs.GraphQL.Data;

/// <summary>
/// SQLite's functions that look at a column of the current row, called as what they are: they end within nanoseconds and wait for
/// nothing. The ordinary way counts a reference up and down and tells the garbage collector of each call, which takes longer than the look.
/// </summary>
internal static unsafe class SqliteColumns
{
    public const int Integer = 1;
    public const int Text = 3;
    public const int Null = 5;

    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> s_type
        = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Find("sqlite3_column_type");

    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long> s_int64
        = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long>)Find("sqlite3_column_int64");

    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*> s_blob
        = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*>)Find("sqlite3_column_blob");

    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> s_bytes
        = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Find("sqlite3_column_bytes");

    public static int Type(nint statement, int column) => s_type(statement, column);

    public static long Int64(nint statement, int column) => s_int64(statement, column);

    /// <summary>The bytes of a text, which is stored as UTF-8, or of a blob; valid until the next row.</summary>
    public static ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        var first = s_blob(statement, column);
        return new ReadOnlySpan<byte>(first, s_bytes(statement, column));
    }

    private static nint Find(string name) => NativeLibrary.GetExport(SqliteLibrary.Loaded, name);
}
