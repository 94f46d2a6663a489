using Cacao.DataLoading;
using Cacao.Paging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.DataLoading;

public sealed class GeneratedDataLoaderTests
{
    [Fact]
    public async Task A_generated_loader_is_found_by_interface_and_by_class_and_is_one_per_scope()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        await using var other = services.CreateAsyncScope();

        var loader = scope.ServiceProvider.GetRequiredService<ILengthByWordDataLoader>();

        (await loader.LoadAsync("four")).ShouldBe(4);
        scope.ServiceProvider.GetRequiredService<LengthByWordDataLoader>().ShouldBeSameAs(loader);
        other.ServiceProvider.GetRequiredService<ILengthByWordDataLoader>().ShouldNotBeSameAs(loader);
    }

    [Fact]
    public async Task State_reaches_the_fetch_method()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<IShoutDataLoader>();

        (await loader.SetState("mark", "!").LoadAsync("hey")).ShouldBe(["HEY!", "HEY!"]);
    }

    [Fact]
    public async Task Paging_arguments_make_a_branch_for_each_of_them()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<INumbersDataLoader>();

        var two = loader.With(new PagingArguments(first: 2));
        var three = loader.With(new PagingArguments(first: 3));

        loader.With(new PagingArguments(first: 2)).ShouldBeSameAs(two);
        (await two.LoadRequiredAsync(10)).Items.ShouldBe([10, 11]);
        (await three.LoadRequiredAsync(10)).Items.ShouldBe([10, 11, 12]);
    }

    [Fact]
    public async Task A_DbContext_comes_from_its_factory_and_is_disposed_after_the_batch()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<IContextOfDataLoader>();

        var first = await loader.LoadRequiredAsync(1);
        var second = await loader.LoadRequiredAsync(2);

        first.IsDisposed.ShouldBeTrue();
        second.ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Other_services_come_from_a_scope_of_the_batch()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<IPartOfDataLoader>();

        var parts = await loader.LoadRequiredAsync([1, 2]);

        parts[0].IsDisposed.ShouldBeTrue();
        parts[1].ShouldBeSameAs(parts[0]);
        scope.ServiceProvider.GetRequiredService<ScopedPart>().ShouldNotBeSameAs(parts[0]);
    }

    private static ServiceProvider Services()
        => new ServiceCollection()
            .AddScoped<ScopedPart>()
            .AddDbContextFactory<EmptyContext>(options => options.UseSqlite("Data Source=:memory:"))
            .AddDataLoader<ILengthByWordDataLoader, LengthByWordDataLoader>()
            .AddDataLoader<IShoutDataLoader, ShoutDataLoader>(static (services, scheduler, options) => new ShoutDataLoader(services, scheduler, options))
            .AddDataLoader<INumbersDataLoader, NumbersDataLoader>()
            .AddDataLoader<IContextOfDataLoader, ContextOfDataLoader>()
            .AddDataLoader<IPartOfDataLoader, PartOfDataLoader>()
            .BuildServiceProvider(validateScopes: true);
}

public sealed class ScopedPart : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

public sealed class EmptyContext(DbContextOptions<EmptyContext> options) : DbContext(options)
{
    public bool IsDisposed { get; private set; }

    public override ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return base.DisposeAsync();
    }
}

internal static class SampleDataLoaders
{
    [DataLoader]
    internal static Task<Dictionary<string, int>> GetLengthByWordAsync(IReadOnlyList<string> words)
        => Task.FromResult(words.ToDictionary(word => word, word => word.Length));

    [DataLoader]
    internal static Task<ILookup<string, string>> GetShoutAsync(IReadOnlyList<string> words, [DataLoaderState("mark")] string mark)
        => Task.FromResult(words.Concat(words).ToLookup(word => word, word => word.ToUpperInvariant() + mark));

    [DataLoader]
    internal static Task<Dictionary<int, Page<int>>> GetNumbersAsync(IReadOnlyList<int> starts, PagingArguments paging)
        => Task.FromResult(starts.ToDictionary(
            start => start,
            start => new Page<int>([.. Enumerable.Range(start, paging.First ?? 0)], true, false, number => number.ToString())));

    [DataLoader]
    internal static Task<Dictionary<int, EmptyContext>> GetContextOfAsync(IReadOnlyList<int> keys, EmptyContext context)
        => Task.FromResult(keys.ToDictionary(key => key, _ => context.IsDisposed ? null! : context));

    [DataLoader]
    internal static Task<ScopedPart> GetPartOfAsync(int key, ScopedPart part)
        => Task.FromResult(key > 0 && !part.IsDisposed ? part : null!);
}
