using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>A field of an object or interface type in the making.</summary>
internal sealed class FieldDraft : MemberDraft
{
    /// <summary>The property or method that it was made from.</summary>
    public MemberInfo? Member { get; set; }

    public TypeReference? Type { get; set; }

    public List<ArgumentDraft> Arguments { get; } = [];

    /// <summary>Outermost first.</summary>
    public List<FieldMiddleware> Middleware { get; } = [];

    /// <summary>How the field resolves; goes before <see cref="Create"/> and <see cref="Member"/>.</summary>
    public FieldResolver? Resolver { get; set; }

    /// <summary>Makes the resolver from the bindings of the member's parameters; null has one made by reflection.</summary>
    public Func<ParameterBindings, FieldResolver>? Create { get; set; }

    /// <summary>Whether a descriptor named the field.</summary>
    public bool IsExplicit { get; set; }

    public ArgumentDraft GetOrAddArgument(string name)
    {
        if (Arguments.Find(argument => argument.Name == name) is { } existing)
        {
            return existing;
        }

        var added = new ArgumentDraft { Name = name };
        Arguments.Add(added);
        return added;
    }
}
