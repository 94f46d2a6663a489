using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Every fragment is spread by an operation, be it through other fragments (specification, section 5.5.1.4).</summary>
internal sealed class NoUnusedFragmentsRule : IDocumentRule
{
    private const string Section = "sec-Fragments-Must-Be-Used";

    public void Visit(DocumentNode document, ValidationContext context)
    {
        foreach (var fragment in context.Facts.GetUnreachable(context))
        {
            if (!context.Spend(1))
            {
                return;
            }

            context.Report($"Fragment \"{fragment.Name}\" is never used.", Section, fragment.Node);
        }
    }
}
