using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Types;

public sealed partial class SchemaConfiguration
{
    /// <summary>Reads a schema written in GraphQL: definitions and extensions of them. Without <c>schema</c> the root types go by their names.</summary>
    /// <exception cref="SchemaException">A rule for SDL documents is broken; carries every error found.</exception>
    public static SchemaConfiguration FromDocument(DocumentNode document)
    {
        ThrowIfAny(SdlValidator.Validate(document));
        return FromDocumentUnvalidated(document);
    }

    /// <summary>Adds the definitions and extensions of a document to this configuration.</summary>
    /// <exception cref="SchemaException">A rule for SDL documents is broken; carries every error found.</exception>
    public void Extend(DocumentNode document)
    {
        ThrowIfAny(SdlValidator.Validate(document, this));
        ExtendUnvalidated(document);
    }

    internal static SchemaConfiguration FromDocumentUnvalidated(DocumentNode document)
    {
        var configuration = new SchemaConfiguration();
        new SdlReader(configuration, document).Read();

        if (!document.Definitions.OfType<SchemaDefinitionNode>().Any())
        {
            configuration.QueryTypeName = configuration.NameOfType("Query") ?? configuration.QueryTypeName;
            configuration.MutationTypeName = configuration.NameOfType("Mutation") ?? configuration.MutationTypeName;
            configuration.SubscriptionTypeName = configuration.NameOfType("Subscription") ?? configuration.SubscriptionTypeName;
        }

        return configuration;
    }

    internal void ExtendUnvalidated(DocumentNode document) => new SdlReader(this, document).Read();

    private string? NameOfType(string name) => Types.Any(type => type.Name == name) ? name : null;

    private static void ThrowIfAny(IReadOnlyList<IError> errors)
    {
        if (errors.Count > 0)
        {
            throw new SchemaException(errors);
        }
    }
}
