namespace Cacao.Execution;

/// <summary>A step on a request's way. It ends the way by setting <see cref="RequestContext.Result"/>.</summary>
internal interface IRequestStep
{
    ValueTask RunAsync(RequestContext context);
}
