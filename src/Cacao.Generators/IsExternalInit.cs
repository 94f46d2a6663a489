namespace System.Runtime.CompilerServices;

// What the compiler wants for records; netstandard2.0, which compilers load, does not have it.
internal static class IsExternalInit;
