namespace Cacao.Differential.Random;

/// <summary>Chance that a seed repeats.</summary>
internal sealed class Dice(int seed)
{
    private readonly System.Random _random = new(seed);

    public int Below(int end) => _random.Next(end);

    public int Between(int first, int last) => _random.Next(first, last + 1);

    public bool OneIn(int count) => _random.Next(count) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public IEnumerable<T> Some<T>(IEnumerable<T> items, int oneIn = 2) => items.Where(_ => OneIn(oneIn)).ToArray();
}
