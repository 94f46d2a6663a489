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

    /// <summary>The arguments that the mutation conventions moved into <c>input</c>; null when they did not.</summary>
    public List<ArgumentDraft>? InputArguments { get; set; }

    /// <summary>Goes around everything else, outermost first: what conventions add.</summary>
    public List<FieldMiddleware> OuterMiddleware { get; } = [];

    /// <summary>What attributes and descriptors added, outermost first.</summary>
    public List<FieldMiddleware> Middleware { get; } = [];

    /// <summary>How the field resolves; goes before <see cref="Create"/> and <see cref="Member"/>.</summary>
    public FieldResolver? Resolver { get; set; }

    /// <summary>Makes the resolver from the bindings of the member's parameters; null has one made by reflection.</summary>
    public Func<ParameterBindings, FieldResolver>? Create { get; set; }

    /// <summary>For a field of the subscription type, where its events come from.</summary>
    public SubscribeResolverDelegate? Subscribe { get; set; }

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
