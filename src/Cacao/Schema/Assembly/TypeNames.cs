using Cacao.Types;

namespace Cacao.Schema;

/// <summary>The names of types: given ones, else those of the conventions.</summary>
internal sealed class TypeNames(TypeCatalog catalog)
{
    private const string Directive = "Directive";

    public string Of(TypeDraft draft) => draft.Name ??= draft switch
    {
        InputObjectTypeDraft => NamingConventions.InputTypeName(draft.RuntimeType, OfArgument),
        DirectiveTypeDraft => OfDirective(draft.RuntimeType),
        _ => NamingConventions.TypeName(draft.RuntimeType, OfArgument),
    };

    private string OfArgument(Type type)
    {
        var named = Nullable.GetUnderlyingType(type) ?? type;

        return catalog.TryGetOutput(named, out var draft) ? Of(draft!)
            : BuiltInScalars.TryGetName(named, out var scalar) ? scalar
            : NamingConventions.TypeName(named, OfArgument);
    }

    private static string OfDirective(Type type)
    {
        var name = NamingConventions.TypeName(type, argument => argument.Name);
        return NamingConventions.CamelCase(name.Length > Directive.Length && name.EndsWith(Directive, StringComparison.Ordinal) ? name[..^Directive.Length] : name);
    }
}
