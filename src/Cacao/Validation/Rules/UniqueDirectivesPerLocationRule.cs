using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Validation;

/// <summary>A directive that is not repeatable stands at most once at one place (specification, section 5.7.3).</summary>
internal sealed class UniqueDirectivesPerLocationRule : IDirectivesRule
{
    private const string Section = "sec-Directives-Are-Unique-per-Location";

    public void Visit(ImmutableArray<DirectiveNode> directives, ValidationContext context)
    {
        foreach (var group in Repetitions.Groups(directives.AsSpan(), directive => directive.Name, directive => directive))
        {
            var name = group[0].Name.Value;

            if (!context.Schema.TryGetDirective(name, out var definition) || definition.IsRepeatable)
            {
                continue;
            }

            foreach (var other in group.Skip(1))
            {
                context.Report($"The directive \"@{name}\" can only be used once at this location.", Section, group[0], other);
            }
        }
    }
}
