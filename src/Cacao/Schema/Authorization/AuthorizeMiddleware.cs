using System.Collections;
using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Middleware that enforces <c>@authorize</c>.</summary>
internal static class AuthorizeMiddleware
{
    /// <summary>Guards a field.</summary>
    public static FieldDelegate Create(FieldDelegate next, AuthorizeDirective directive)
        => directive.Apply is ApplyPolicy.AfterResolver
            ? async context =>
            {
                await next(context).ConfigureAwait(false);
                await Authorization.DemandAsync(context, directive, context.Result).ConfigureAwait(false);
            }
    : async context =>
    {
        await Authorization.DemandAsync(context, directive, context).ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    };

    /// <summary>Guards a field of an interface or union type: what it turns out to be decides which rules hold.</summary>
    public static FieldMiddleware OfAbstractResult(Func<Type, IReadOnlyList<AuthorizeDirective>> rulesOf) => next => async context =>
    {
        await next(context).ConfigureAwait(false);

        if (context.Result is IEnumerable items and not string && rulesOf(context.Result.GetType()).Count == 0)
        {
            context.Result = await WithoutForbidden(context, items, rulesOf).ConfigureAwait(false);
        }
        else if (context.Result is { } result)
        {
            await DemandAll(context, result, rulesOf).ConfigureAwait(false);
        }
    };

    private static async ValueTask<object> WithoutForbidden(
        IMiddlewareContext context, IEnumerable items, Func<Type, IReadOnlyList<AuthorizeDirective>> rulesOf)
    {
        var allowed = new List<object?>();

        foreach (var item in items)
        {
            try
            {
                await DemandAll(context, item, rulesOf).ConfigureAwait(false);
                allowed.Add(item);
            }
            catch (GraphQLException exception)
            {
                context.ReportError(exception.Errors[0].WithPath(context.Path.Append(allowed.Count)));
                allowed.Add(null);
            }
        }

        return allowed;
    }

    private static async ValueTask DemandAll(IMiddlewareContext context, object? item, Func<Type, IReadOnlyList<AuthorizeDirective>> rulesOf)
    {
        foreach (var rule in item is null ? [] : rulesOf(item.GetType()))
        {
            await Authorization.DemandAsync(context, rule, item!).ConfigureAwait(false);
        }
    }
}
