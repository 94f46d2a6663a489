namespace Orgs.GraphQL.Shared;

/// <summary>The interface <c>Error</c> of all typed errors.</summary>
public sealed class ErrorType : InterfaceType<IDomainError>
{
    protected override void Configure(IInterfaceTypeDescriptor<IDomainError> descriptor)
        => descriptor.Name("Error").Description("A refusal that the caller can act on.");
}
