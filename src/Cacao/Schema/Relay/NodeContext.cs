using Cacao.Errors;
using Cacao.Types;
using Path = Cacao.Errors.Path;

namespace Cacao.Schema;

/// <summary>The context of <c>node</c> or <c>nodes</c>, with the key that a node resolver is to load.</summary>
internal sealed class NodeContext(ResolverContext inner, object key) : ResolverContext
{
    public object Key { get; } = key;

    public override GraphQLSchema Schema => inner.Schema;

    public override ISelection Selection => inner.Selection;

    public override Path Path => inner.Path;

    public override IServiceProvider Services => inner.Services;

    public override CancellationToken RequestAborted => inner.RequestAborted;

    public override IDictionary<string, object?> ContextData => inner.ContextData;

    public override object? Result
    {
        get => inner.Result;
        set => inner.Result = value;
    }

    public override object? ParentObject => inner.ParentObject;

    public override InputFieldValue GetArgument(int index) => inner.GetArgument(index);

    public override bool IsSelected(string fieldName) => inner.IsSelected(fieldName);

    public override void ReportError(IError error) => inner.ReportError(error);
}

/// <summary>The key parameter of a node resolver.</summary>
internal sealed class NodeKeyBinding<T> : ParameterBinding<T>
{
    public override T Get(ResolverContext context) => (T)((NodeContext)context).Key;
}
