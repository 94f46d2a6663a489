namespace Cacao.Errors;

/// <summary>Thrown by a resolver to answer its field with these errors, as they are, instead of the neutral one for unexpected exceptions.</summary>
public class GraphQLException : Exception
{
    public GraphQLException(string message)
        : this(new Error(message))
    {
    }

    public GraphQLException(params IError[] errors)
        : base(errors.Length == 0 ? "No error given." : errors[0].Message)
        => Errors = errors;

    public GraphQLException(IEnumerable<IError> errors)
        : this([.. errors])
    {
    }

    public IReadOnlyList<IError> Errors { get; }
}
