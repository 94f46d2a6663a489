using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Cacao.Tests;

/// <summary>Makes SQLite load on registries that have an older SQLitePCLRaw than Microsoft.Data.Sqlite asks for.</summary>
internal static class SqliteLoading
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        // The runtime refuses a lower assembly version by itself but takes it from a handler.
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            var file = System.IO.Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) == true && File.Exists(file)
                ? context.LoadFromAssemblyPath(file)
                : null;
        };

        NativeLibrary.SetDllImportResolver(
            Assembly.LoadFrom(System.IO.Path.Combine(AppContext.BaseDirectory, "SQLitePCLRaw.provider.e_sqlite3.dll")),
            static (_, _, _) => NativeLibrary.TryLoad("libsqlite3.so.0", out var handle) || NativeLibrary.TryLoad("libsqlite3.dylib", out handle)
                ? handle
                : 0);
    }
}
