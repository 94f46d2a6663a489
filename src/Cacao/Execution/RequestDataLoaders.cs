using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Execution;

/// <summary>
/// The DataLoaders of one operation, found once each. A resolver is called for every parent with all its DataLoaders, and to ask
/// the services for each of them takes as long as the resolver itself.
/// </summary>
internal sealed class RequestDataLoaders(IServiceProvider services)
{
    private static int s_kinds;

    // A kind that is met for the first time while this operation runs has no place here yet, and is asked for each time.
    private readonly object?[] _found = new object?[Volatile.Read(ref s_kinds)];

    public T Get<T>()
        where T : notnull
    {
        var place = Kind<T>.Place;

        if (place >= _found.Length)
        {
            return services.GetRequiredService<T>();
        }

        // Resolvers on other threads may get here at once: the services give all of them the same instance.
        if (Volatile.Read(ref _found[place]) is not T loader)
        {
            loader = services.GetRequiredService<T>();
            Volatile.Write(ref _found[place], loader);
        }

        return loader;
    }

    private static class Kind<T>
    {
        public static readonly int Place = Interlocked.Increment(ref s_kinds) - 1;
    }
}
