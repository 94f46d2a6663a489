using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Every fragment is spread by an operation, be it through other fragments (specification, section 5.5.1.4).</summary>
internal sealed class NoUnusedFragmentsRule : IDocumentRule
{
    private const string Section = "sec-Fragments-Must-Be-Used";

    public void Visit(DocumentNode document, ValidationContext context)
    {
        var unused = context.Facts.GetUnreachable(context).ToHashSet();

        foreach (var fragment in unused)
        {
            if (!context.Spend(1))
            {
                return;
            }

            // Of several fragments of one name another rule tells; used is the name.
            if (context.Facts.TryGetFragment(fragment.Name, out var named) && unused.Contains(named))
            {
                context.Report($"Fragment \"{fragment.Name}\" is never used.", Section, fragment.Node);
            }
        }
    }
}
