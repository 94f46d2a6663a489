using Cacao.Language;

namespace Cacao.Errors;

/// <summary>An entry of a response's <c>errors</c> (specification, section 7.1.2).</summary>
public interface IError
{
    string Message { get; }

    /// <summary>Goes out as <c>extensions.code</c>.</summary>
    string? Code { get; }

    Path? Path { get; }

    IReadOnlyList<Location>? Locations { get; }

    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>What was thrown; never part of a response, except in Development.</summary>
    Exception? Exception { get; }

    IError WithMessage(string message);

    IError WithCode(string? code);

    IError WithPath(Path? path);

    IError WithLocations(IReadOnlyList<Location>? locations);

    IError WithExtensions(IReadOnlyDictionary<string, object?>? extensions);

    IError WithException(Exception? exception);
}
