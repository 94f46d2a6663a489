namespace Cacao.Validation;

/// <summary>An operation without a name is the only operation of its document (specification, section 5.2.3.1).</summary>
internal sealed class LoneAnonymousOperationRule : IOperationRule
{
    private const string Section = "sec-Lone-Anonymous-Operation";

    public void Visit(OperationFacts operation, ValidationContext context)
    {
        if (operation.Node.Name is null && context.Facts.Operations.Count > 1)
        {
            context.Report("This anonymous operation must be the only defined operation.", Section, operation.Node);
        }
    }
}
