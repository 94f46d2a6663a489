namespace Cacao.Schema;

/// <summary>Whether members become fields by being there or by being named.</summary>
public enum BindingBehavior
{
    Implicit,
    Explicit,
}
