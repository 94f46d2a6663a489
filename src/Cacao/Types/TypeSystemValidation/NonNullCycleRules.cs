namespace Cacao.Types;

/// <summary>An input object does not need a value of itself (specification, section 3.10, "Circular References").</summary>
internal static class NonNullCycleRules
{
    public static void Check(TypeSystemContext context)
    {
        var search = new Search(context);

        foreach (var type in context.Types<InputObjectType>())
        {
            search.Visit(type);
        }
    }

    private sealed class Search(TypeSystemContext context)
    {
        private readonly HashSet<InputObjectType> _visited = [];
        private readonly List<InputField> _path = [];
        private readonly Dictionary<InputObjectType, int> _pathIndices = [];

        public void Visit(InputObjectType type)
        {
            if (!_visited.Add(type))
            {
                return;
            }

            _pathIndices[type] = _path.Count;

            foreach (var field in type.Fields)
            {
                if (field.Type is not NonNullType { NullableType: InputObjectType needed })
                {
                    continue;
                }

                _path.Add(field);

                if (_pathIndices.TryGetValue(needed, out var start))
                {
                    var cycle = _path[start..];
                    var names = string.Join('.', cycle.Select(item => item.Name));
                    context.Report(
                        $"Cannot reference Input Object \"{needed.Name}\" within itself through a series of non-null fields: \"{names}\".",
                        cycle.SelectMany(context.OriginsOf));
                }
                else
                {
                    Visit(needed);
                }

                _path.RemoveAt(_path.Count - 1);
            }

            _pathIndices.Remove(type);
        }
    }
}
