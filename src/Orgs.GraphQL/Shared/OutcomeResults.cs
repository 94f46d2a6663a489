namespace Orgs.GraphQL.Shared;

/// <summary>From what the domain answers to what a mutation field answers.</summary>
public static class OutcomeResults
{
    public static FieldResult<TPayload> ToResult<T, TPayload>(this Outcome<T> outcome, Func<T, TPayload> toPayload)
        where T : class
        => outcome.Succeeded ? new FieldResult<TPayload>(toPayload(outcome.Value)) : new FieldResult<TPayload>((object)outcome.Error);
}
