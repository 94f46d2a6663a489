namespace Cacao.Execution;

/// <summary>A field of a schema that came from text and was given no resolver.</summary>
internal sealed class MissingResolverSource : FieldSource<object?>
{
    public override void Resolve(FieldRun<object?> run)
    {
        for (var row = 0; row < run.Batch.Count; row++)
        {
            run.SetException(row, new InvalidOperationException($"{run.Selection.DeclaringType.Name}.{run.Selection.Field.Name} has no resolver."));
        }
    }
}
