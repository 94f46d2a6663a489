namespace Orgs.GraphQL.Shared;

/// <summary>The scalar <c>Slug</c>.</summary>
public sealed class SlugType : TextType
{
    public SlugType()
        : base("Slug", "The short name of an organization in addresses: a to z, 0 to 9 and single hyphens, in lower case.")
    {
    }
}
