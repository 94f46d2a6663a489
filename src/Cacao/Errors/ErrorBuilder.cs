using Cacao.Language;

namespace Cacao.Errors;

/// <inheritdoc cref="IErrorBuilder"/>
public sealed class ErrorBuilder : IErrorBuilder
{
    private Error _error = new("");

    public static ErrorBuilder New() => new();

    public IErrorBuilder SetMessage(string message)
    {
        _error = _error with { Message = message };
        return this;
    }

    public IErrorBuilder SetCode(string? code)
    {
        _error = _error with { Code = code };
        return this;
    }

    public IErrorBuilder SetPath(Path? path)
    {
        _error = _error with { Path = path };
        return this;
    }

    public IErrorBuilder AddLocation(Location location)
    {
        _error = _error with { Locations = [.. _error.Locations ?? [], location] };
        return this;
    }

    public IErrorBuilder SetExtension(string key, object? value)
    {
        _error = _error with { Extensions = new Dictionary<string, object?>(_error.Extensions ?? new Dictionary<string, object?>()) { [key] = value } };
        return this;
    }

    public IErrorBuilder SetException(Exception? exception)
    {
        _error = _error with { Exception = exception };
        return this;
    }

    /// <exception cref="InvalidOperationException">No message was set.</exception>
    public IError Build()
        => _error.Message.Length == 0 ? throw new InvalidOperationException("An error needs a message.") : _error;
}
