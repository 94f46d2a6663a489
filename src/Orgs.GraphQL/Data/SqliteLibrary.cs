using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Orgs.GraphQL.Data;

/// <summary>
/// Decides which SQLite is loaded, before anything touches it: the operating system's when it is newer than the bundled
/// one, so that security fixes come with the system.
/// </summary>
internal static class SqliteLibrary
{
    private const string ImportName = "e_sqlite3";
    private const int ConfigureMultiThread = 2;
    private const int ConfigureMemoryStatus = 9;

    private static nint _library;

    /// <summary>The library that was chosen; there as soon as a connection is.</summary>
    internal static nint Loaded => _library;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It has to run before the first use of SQLite, wherever that is.")]
    internal static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += LoadBySimpleName;
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => ChooseLibraryFor(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            ChooseLibraryFor(assembly);
        }
    }

    // Registries with an older SQLitePCLRaw give an assembly whose version is below the one asked for. The runtime refuses it by
    // itself, but takes it from here.
    private static Assembly? LoadBySimpleName(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) != true)
        {
            return null;
        }

        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static void ChooseLibraryFor(Assembly assembly)
    {
        if (assembly.GetName().Name == "SQLitePCLRaw.provider.e_sqlite3")
        {
            NativeLibrary.SetDllImportResolver(
                assembly,
                (name, importing, _) => name == ImportName ? Newest(importing) : 0);
        }
    }

    private static nint Newest(Assembly importing)
    {
        if (_library != 0)
        {
            return _library;
        }

        NativeLibrary.TryLoad(SystemName(), out var system);
        NativeLibrary.TryLoad(ImportName, importing, null, out var bundled);
        _library = Version(system) > Version(bundled) ? system : bundled;
        StopLocking(_library);
        return _library;
    }

    /// <summary>
    /// SQLite counts every byte that it allocates under one lock for the whole process, which all connections then wait for, and
    /// nobody reads the count. And it takes a lock for each column that is read of a row, which connections need only if several
    /// threads use one at the same time; here one request at a time has it. Both can be switched off only before SQLite's first use.
    /// </summary>
    private static unsafe void StopLocking(nint library)
    {
        // The function takes a variable number of arguments, which only these pass like ordinary ones.
        if ((OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            && library != 0
            && NativeLibrary.TryGetExport(library, "sqlite3_config", out var configure))
        {
            var set = (delegate* unmanaged[Cdecl]<int, int, int>)configure;
            _ = set(ConfigureMemoryStatus, 0);
            _ = set(ConfigureMultiThread, 0);
        }
    }

    private static string SystemName()
        => OperatingSystem.IsWindows() ? "winsqlite3.dll" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";

    private static int Version(nint library)
        => library != 0 && NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var export)
            ? Marshal.GetDelegateForFunctionPointer<VersionNumber>(export)()
            : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
