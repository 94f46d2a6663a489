namespace Cacao.Errors;

/// <summary>Sees every error before it is answered and may change or replace it.</summary>
public interface IErrorFilter
{
    /// <summary>Returns the error to answer: the same one, a changed one or another.</summary>
    IError OnError(IError error);
}
