using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Goes around a mutation: catches the exceptions it declares and hands results and errors on to the payload's fields.</summary>
internal static class MutationMiddleware
{
    public static FieldMiddleware Create(ErrorMapping errors, bool isPayloadNullable) => next => async context =>
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (errors.Map(exception) is { } error)
        {
            context.Result = new MutationResult(null, [error]);
            return;
        }

        context.Result = context.Result switch
        {
            IFieldResult { IsError: true, Value: IReadOnlyList<object> list } => new MutationResult(null, list),
            IFieldResult result => OfValue(result.Value, isPayloadNullable),
            Errors.IError or IEnumerable<Errors.IError> or MutationResult => context.Result,
            var value => OfValue(value, isPayloadNullable),
        };
    };

    private static MutationResult? OfValue(object? value, bool isPayloadNullable)
        => value is null && isPayloadNullable ? null : new MutationResult(value, null);
}
