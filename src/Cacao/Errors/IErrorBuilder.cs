using Cacao.Language;

namespace Cacao.Errors;

/// <summary>Builds an <see cref="IError"/> step by step.</summary>
public interface IErrorBuilder
{
    IErrorBuilder SetMessage(string message);

    IErrorBuilder SetCode(string? code);

    IErrorBuilder SetPath(Path? path);

    IErrorBuilder AddLocation(Location location);

    IErrorBuilder SetExtension(string key, object? value);

    IErrorBuilder SetException(Exception? exception);

    IError Build();
}
