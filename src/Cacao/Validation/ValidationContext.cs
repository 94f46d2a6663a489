using System.Globalization;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>One validation: what is held against what, the errors found and the work done so far.</summary>
internal sealed class ValidationContext(GraphQLSchema schema, DocumentNode document, ValidationOptions options)
{
    // An error about ten thousand repetitions must not become an answer of that size.
    private const int MaxLocations = 50;
    private const int MaxMessageLength = 1_000;

    private List<IError>? _errors;
    private int _work;

    public GraphQLSchema Schema { get; } = schema;

    public DocumentNode Document { get; } = document;

    public ValidationOptions Options { get; } = options;

    public DocumentFacts Facts { get; } = new(schema, document);

    public IReadOnlyList<IError> Errors => _errors ?? (IReadOnlyList<IError>)[];

    /// <summary>Nothing more is to be found out: there are errors enough or the work is used up.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The steps that are left.</summary>
    public int RemainingWork => Math.Max(0, Options.MaxAllowedWork - _work);

    /// <summary>Takes steps from <see cref="ValidationOptions.MaxAllowedWork"/>; false when validation is to stop.</summary>
    public bool Spend(int steps)
    {
        if (IsDone)
        {
            return false;
        }

        _work += steps;

        if (_work <= Options.MaxAllowedWork)
        {
            return true;
        }

        _errors = [TooMuchWork()];
        IsDone = true;
        return false;
    }

    /// <summary>Adds an error at the places of nodes; <paramref name="section"/> is the anchor of the rule in the specification.</summary>
    public void Report(string message, string section, params ReadOnlySpan<SyntaxNode> nodes)
        => Report(
            new Error(message)
            {
                Code = ErrorCodes.Validation.Invalid,
                Extensions = new Dictionary<string, object?> { ["specifiedBy"] = $"https://spec.graphql.org/September2025/#{section}" },
            },
            nodes);

    /// <inheritdoc cref="Report(string, string, ReadOnlySpan{SyntaxNode})"/>
    public void Report(Error error, params ReadOnlySpan<SyntaxNode> nodes)
    {
        if (IsDone)
        {
            return;
        }

        var locations = new List<Location>(Math.Min(nodes.Length, MaxLocations));

        foreach (var node in nodes[..Math.Min(nodes.Length, MaxLocations)])
        {
            if (Document.GetLocation(node) is { } location)
            {
                locations.Add(location);
            }
        }

        _errors ??= [];
        _errors.Add(error with
        {
            Message = error.Message.Length <= MaxMessageLength ? error.Message : $"{error.Message.AsSpan(0, MaxMessageLength)}…",
            Locations = locations,
        });

        IsDone = _errors.Count >= Options.MaxAllowedErrors;
    }

    private Error TooMuchWork()
        => new(string.Create(
            CultureInfo.InvariantCulture,
            $"Validating the document takes {_work} steps or more, MaxAllowedWork is {Options.MaxAllowedWork}."))
        {
            Code = ErrorCodes.Server.LimitExceeded,
            Extensions = new Dictionary<string, object?>
            {
                ["limit"] = nameof(ValidationOptions.MaxAllowedWork),
                ["value"] = _work,
                ["allowed"] = Options.MaxAllowedWork,
            },
        };
}
