namespace Orgs.GraphQL.Tests.Harness;

public static class PasswordResetSteps
{
    /// <summary>Asks for a new password; answers the token in the mail, which comes some time after the answer.</summary>
    public static async Task<string> RequestPasswordResetAsync(this OrgsApplication app, string email)
    {
        var before = app.CountMailsTo(email);
        var requested = await app.AsNobody().MutateAsync("requestPasswordReset", new { email }, "accepted");
        requested.ShouldSucceed().Get("accepted").GetBoolean().ShouldBeTrue();
        await app.WaitForMailAsync(email, before);
        return app.TokenMailedTo(email);
    }

    public static int CountMailsTo(this OrgsApplication app, string address)
        => app.Mails.Count(mail => string.Equals(mail.To, address, StringComparison.OrdinalIgnoreCase));

    public static async Task WaitForMailAsync(this OrgsApplication app, string address, int before)
    {
        for (var tries = 0; app.CountMailsTo(address) <= before; tries++)
        {
            tries.ShouldBeLessThan(1_000, $"no mail came to {address}");
            await Task.Delay(10);
        }
    }
}
