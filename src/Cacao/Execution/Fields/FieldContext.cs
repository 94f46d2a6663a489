using Cacao.Errors;
using Cacao.Planning;
using Cacao.Types;
using Path = Cacao.Errors.Path;

namespace Cacao.Execution;

/// <summary>What a resolver sees of the row it is called for.</summary>
internal sealed class FieldContext(FieldRun run) : ResolverContext
{
    /// <summary>The row; moves on when the context is shared.</summary>
    public int Row { get; set; }

    public override GraphQLSchema Schema => run.Execution.Schema;

    public override ISelection Selection => run.Selection;

    public override Path Path => run.GetPath(0, Row);

    public override IServiceProvider Services => run.Execution.Services;

    public override CancellationToken RequestAborted => run.Execution.Cancellation.Token;

    public override IDictionary<string, object?> ContextData => run.Execution.ContextData;

    public override object? Result { get; set; }

    public override object? ParentObject => run.Batch.Parents[Row];

    public override T DataLoader<T>() => run.Execution.DataLoaders.Get<T>();

    public override InputFieldValue GetArgument(int index) => run.Arguments[index];

    public override bool IsSelected(string fieldName)
    {
        if (run.Selection.SubSelections is not { } below)
        {
            return false;
        }

        foreach (var type in run.Execution.Schema.GetPossibleTypes(run.Selection.Type.NamedType))
        {
            foreach (var selection in below.Get(type).GetIncluded(run.Execution.IncludeMask))
            {
                if (selection.Field.Name == fieldName)
                {
                    return true;
                }
            }
        }

        return false;
    }

    public override void ReportError(IError error) => run.Execution.Errors.Report(run, Row, error);
}
