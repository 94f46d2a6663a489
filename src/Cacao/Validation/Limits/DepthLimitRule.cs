using System.Globalization;
using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Validation;

/// <summary>
/// Fields stand at most <see cref="ValidationOptions.MaxExecutionDepth"/> levels inside one another, and lists of
/// introspection at most <see cref="ValidationOptions.MaxIntrospectionDepth"/>.
/// </summary>
internal sealed class DepthLimitRule : IDocumentRule
{
    public void Visit(DocumentNode document, ValidationContext context)
    {
        var depths = FragmentDepths.Of(context);

        foreach (var operation in context.Facts.Operations)
        {
            var depth = depths.Reach(operation);

            if (context.Options.MaxExecutionDepth is { } allowed && depth.Fields > allowed)
            {
                context.Report(
                    Exceeded(
                        $"The GraphQL document has an execution depth of {depth.Fields} which exceeds the max allowed execution depth of {allowed}.",
                        ErrorCodes.Validation.DepthExceeded,
                        nameof(ValidationOptions.MaxExecutionDepth),
                        depth.Fields,
                        allowed),
                    operation.Node);
            }

            if (context.Options.MaxIntrospectionDepth is { } allowedLists && depth.IntrospectionLists > allowedLists)
            {
                context.Report(
                    Exceeded(
                        $"The GraphQL document nests {depth.IntrospectionLists} lists of introspection which exceeds the max allowed introspection depth of {allowedLists}.",
                        ErrorCodes.Validation.IntrospectionDepthExceeded,
                        nameof(ValidationOptions.MaxIntrospectionDepth),
                        depth.IntrospectionLists,
                        allowedLists),
                    operation.Node);
            }
        }
    }

    private static Error Exceeded(FormattableString message, string code, string limit, int value, int allowed)
        => new(message.ToString(CultureInfo.InvariantCulture))
        {
            Code = code,
            Extensions = new Dictionary<string, object?> { ["limit"] = limit, ["value"] = value, ["allowed"] = allowed },
        };
}
