using System.Data.Common;

namespace Orgs.GraphQL.Hosting;

/// <summary>What a client is told when the database is the trouble: whether trying again is safe, and that it may help.</summary>
public static class DatabaseErrors
{
    public const string TryAgain = "TRY_AGAIN";

    public const string TryAgainMessage = "The database is busy or away. Nothing was changed. Try again in a moment.";

    public static IError Name(IError error)
        => error.Exception switch
        {
            UncertainCommitException => error
                .WithMessage("The database was lost in the middle of this change. Look whether it was made before trying again.")
                .WithCode("OUTCOME_UNKNOWN"),
            { } exception when IsPassing(exception) => error.WithMessage(TryAgainMessage).WithCode(TryAgain),
            _ => error,
        };

    private static bool IsPassing(Exception? exception)
        => exception is TryAgainException or DbException { IsTransient: true } || (exception is not null && IsPassing(exception.InnerException));
}
