namespace Cacao.Execution;

/// <summary>A field that waits for resolvers' tasks.</summary>
internal interface IPendingField
{
    /// <summary>Completes the field if all its tasks have ended.</summary>
    bool TryComplete();

    /// <summary>Has an action called when a task it waits for has ended; at once if it has already.</summary>
    void WakeWhenOneEnds(Action wake);
}
