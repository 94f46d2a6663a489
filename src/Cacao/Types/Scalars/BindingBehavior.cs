namespace Cacao.Types;

/// <summary>Whether a scalar takes over its C# type wherever it appears, or only where it is named.</summary>
public enum BindingBehavior { Implicit, Explicit }
