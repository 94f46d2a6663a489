namespace Cacao.Types;

/// <summary>A step in resolving a field: sets <see cref="IMiddlewareContext.Result"/>.</summary>
public delegate ValueTask FieldDelegate(IMiddlewareContext context);

/// <summary>Wraps the next step of resolving a field.</summary>
public delegate FieldDelegate FieldMiddleware(FieldDelegate next);
