using Cacao.Types;

namespace Cacao.Tests.Execution.RandomOperations;

/// <summary>Resolvers of every kind over the random data.</summary>
internal static class RandomResolvers
{
    public static object? Resolve(RandomData data, OutputField field, string path)
    {
        var depth = 0;
        var type = field.Type.NullableType;

        for (; type is ListType list; type = list.ElementType.NullableType)
        {
            depth++;
        }

        return data.At(path, depth, !type.IsCompositeType, type is ObjectType ? type.NamedType.Name : null);
    }

    /// <summary>One resolver for all fields: at once, after a yield, or after a delay, as the data says.</summary>
    public static FieldResolver Create(RandomData data) => FieldResolver.FromValueTask<object?>(async context =>
    {
        var path = string.Concat(context.Path.ToList().Select(segment => $"/{segment}"));

        switch (data.Waits(path))
        {
            case 0:
                await Task.Yield();
                break;
            case 1 when path.Length % 7 == 0:
                await Task.Delay(1);
                break;
        }

        return Resolve(data, context.Selection.Field, path);
    }).WithOwnContext();
}
