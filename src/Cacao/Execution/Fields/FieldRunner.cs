using Cacao.Planning;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>How one field of the schema is run: made once, used by every plan that asks for the field.</summary>
internal abstract class FieldRunner(FieldShape shape) : PreparedField
{
    public FieldShape Shape { get; } = shape;

    /// <summary>Resolves the field for every row; the run ends at once or is pending afterwards.</summary>
    public abstract void Start(OperationExecution execution, ObjectBatch batch, int index);
}

/// <inheritdoc/>
internal class FieldRunner<TResult>(FieldShape shape, FieldSource<TResult> source, Completer<TResult> completer) : FieldRunner(shape)
{
    public FieldSource<TResult> Source { get; } = source;

    public Completer<TResult> Completer { get; } = completer;

    public override void Start(OperationExecution execution, ObjectBatch batch, int index)
    {
        var run = new FieldRun<TResult>(execution, batch, batch.Selections[index], this);
        batch.Fields[index] = run;
        run.Start();
    }
}

/// <summary>Runs <c>__typename</c>, which needs no resolver.</summary>
internal sealed class TypeNameRunner(GraphQLType type) : FieldRunner(new FieldShape(type))
{
    public override void Start(OperationExecution execution, ObjectBatch batch, int index)
        => batch.Fields[index] = new TypeNameRun(execution, batch, batch.Selections[index], Shape);

    private sealed class TypeNameRun : FieldRun
    {
        public TypeNameRun(OperationExecution execution, ObjectBatch batch, Selection selection, FieldShape shape)
            : base(execution, batch, selection, shape)
            => Column = new TypeNameColumn(this);
    }
}
