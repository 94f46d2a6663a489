using Cacao.Language;

namespace Cacao.Errors;

/// <inheritdoc cref="IError"/>
public sealed record Error(string Message) : IError
{
    public string? Code { get; init; }

    public Path? Path { get; init; }

    public IReadOnlyList<Location>? Locations { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public Exception? Exception { get; init; }

    public IError WithMessage(string message) => this with { Message = message };

    public IError WithCode(string? code) => this with { Code = code };

    public IError WithPath(Path? path) => this with { Path = path };

    public IError WithLocations(IReadOnlyList<Location>? locations) => this with { Locations = locations };

    public IError WithExtensions(IReadOnlyDictionary<string, object?>? extensions) => this with { Extensions = extensions };

    public IError WithException(Exception? exception) => this with { Exception = exception };
}
