using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orgs.GraphQL.Tests.Email;

public sealed class OutboxTests : IAsyncLifetime
{
    private readonly MailFaults _faults;
    private readonly OrgsApplication _app;
    private Person _owner = null!;
    private Team _acme = null!;

    public OutboxTests()
    {
        _faults = new MailFaults();
        _app = new OrgsApplication { MailFaults = _faults };
    }

    public async ValueTask InitializeAsync()
    {
        _owner = await _app.RegisterAsync("Olga Owner");
        _acme = await _app.CreateOrganizationAsync(_owner);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Behaviour", "G12")]
    [Trait("Abuse", "DU-17")]
    public async Task A_mail_server_that_hangs_holds_nobody_up_and_loses_nothing()
    {
        var hanging = new TaskCompletionSource();
        _faults.OnSending = (_, cancellationToken) => hanging.Task.WaitAsync(cancellationToken);

        for (var number = 0; number < 20; number++)
        {
            (await InviteAsync($"guest{number}@orgs.test").WaitAsync(TimeSpan.FromSeconds(10))).ShouldSucceed();
        }

        hanging.SetResult();
        _app.Mails.Select(mail => mail.To).Where(to => to.StartsWith("guest", StringComparison.Ordinal)).Distinct().Count().ShouldBe(20);
        (await WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Behaviour", "G12")]
    [Trait("Abuse", "DU-17")]
    public async Task A_mail_that_fails_is_tried_again_a_little_later_each_time()
    {
        _faults.OnSending = (_, _) => throw new IOException("nobody there");
        var tries = 0;

        (await InviteAsync("jane@orgs.test")).ShouldSucceed();
        foreach (var pause in (int[])[10, 30, 90, 270])
        {
            await DeliverAsync();
            var mail = (await WaitingAsync()).ShouldHaveSingleItem();
            mail.Attempts.ShouldBe(++tries);
            mail.Failure.ShouldBe("nobody there");
            (mail.DueAt - _app.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(pause));
            _app.Clock.Advance(TimeSpan.FromSeconds(pause));
        }

        _faults.OnSending = (_, _) => Task.CompletedTask;
        _app.TokenMailedTo("jane@orgs.test").ShouldNotBeEmpty();
        (await WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "DU-17")]
    public async Task A_mail_that_is_given_up_shows_in_health_log_and_metrics()
    {
        using var log = LogRecorder.Of(_app);
        var givenUp = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "orgs.mails.given_up" && instrument.Meter.Scope == _app.Get<IMeterFactory>())
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref givenUp, count));
        listener.Start();
        (await _app.Client.GetStringAsync("/healthz/mail")).ShouldBe("Healthy");
        _faults.OnSending = (mail, _) => throw (mail.To.StartsWith("nobody", StringComparison.Ordinal)
            ? new MailRefusedException("no such mailbox")
            : new IOException("nobody there"));

        (await InviteAsync("nobody@orgs.test")).ShouldSucceed();
        (await InviteAsync("jane@orgs.test")).ShouldSucceed();
        await DeliverAsync();
        (await WaitingAsync()).Count(mail => mail.FailedAt is not null).ShouldBe(1);
        for (var attempt = 1; attempt < OutboxMail.MaxAttempts; attempt++)
        {
            _app.Clock.Advance(OutboxMail.PauseAfter(attempt));
            await DeliverAsync();
        }

        (await WaitingAsync()).ShouldAllBe(mail => mail.FailedAt != null);
        givenUp.ShouldBe(2);
        log.Problems.ShouldContain(line => line.Contains("is given up after attempt 12: nobody there", StringComparison.Ordinal));
        (await _app.Client.GetStringAsync("/healthz/mail")).ShouldBe("Degraded");
        (await _app.Client.GetStringAsync("/healthz/ready")).ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_mail_that_waits_for_long_shows_in_health()
    {
        _faults.OnSending = (_, _) => throw new IOException("nobody there");
        (await InviteAsync("jane@orgs.test")).ShouldSucceed();
        await DeliverAsync();

        _app.Clock.Advance(TimeSpan.FromMinutes(16));

        (await _app.Client.GetStringAsync("/healthz/mail")).ShouldBe("Degraded");
    }

    [Fact]
    [Trait("Behaviour", "G12")]
    [Trait("Abuse", "DU-18")]
    public async Task A_server_that_dies_with_mails_to_send_leaves_them_to_the_next()
    {
        // The sender has taken the mail and never comes back: for the database that is a process that was killed.
        _faults.OnSending = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
        (await InviteAsync("jane@orgs.test")).ShouldSucceed();
        await ClaimedAsync();

        _faults.OnSending = (_, _) => Task.CompletedTask;
        await using var next = _app.StartAnother();
        await next.Services.GetRequiredService<MailDelivery>().DeliverDueAsync(CancellationToken.None);
        _faults.Taken.ShouldNotContain(mail => mail.To == "jane@orgs.test");
        _app.Clock.Advance(MailDelivery.Lease);
        await next.Services.GetRequiredService<MailDelivery>().DeliverDueAsync(CancellationToken.None);

        _faults.Taken.Count(mail => mail.To == "jane@orgs.test").ShouldBe(1);
        (await WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "DU-19")]
    public async Task Of_two_servers_one_sends_each_mail()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:InvitationsPerOrganization", "1000")) { MailFaults = _faults };
        var owner = await app.RegisterAsync("Olive");
        var acme = await app.CreateOrganizationAsync(owner);
        await using var another = app.StartAnother();
        _faults.OnSending = (_, cancellationToken) => Task.Delay(Random.Shared.Next(5), cancellationToken);

        for (var number = 0; number < 40; number++)
        {
            (await app.As(owner).MutateAsync("inviteMember", new { organizationId = acme.Id, email = $"guest{number}@orgs.test" })).ShouldSucceed();
        }

        await Task.WhenAll(
            Task.Run(() => app.Get<MailDelivery>().DeliverDueAsync(CancellationToken.None)),
            Task.Run(() => another.Services.GetRequiredService<MailDelivery>().DeliverDueAsync(CancellationToken.None)));

        var guests = _faults.Taken.Select(mail => mail.To).Where(to => to.StartsWith("guest", StringComparison.Ordinal)).ToList();
        guests.Distinct().Count().ShouldBe(40);
        guests.Count.ShouldBe(40);
    }

    [Fact]
    [Trait("Behaviour", "G8")]
    [Trait("Abuse", "IN-11")]
    public async Task No_token_is_readable_in_the_database_not_even_while_its_mail_waits()
    {
        _faults.OnSending = (_, _) => throw new IOException("nobody there");
        (await InviteAsync("jane@orgs.test")).ShouldSucceed();
        await DeliverAsync();
        var waiting = (await WaitingAsync()).ShouldHaveSingleItem();
        var letter = _app.Get<Outbox>().Open(waiting);
        var token = letter.Text[(letter.Text.IndexOf("#token=", StringComparison.Ordinal) + 7)..].Split('\n')[0];

        var stored = await StoredTexts.AllAsync(_app);

        SecretToken.IsWellFormed(token).ShouldBeTrue();
        stored.ShouldContain(text => text.StartsWith("outbox_mails.content", StringComparison.Ordinal));
        stored.ShouldNotContain(text => text.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Behaviour", "G12")]
    public async Task A_mail_of_what_was_refused_or_rolled_back_is_never_written()
    {
        var before = _app.Mails.Count;

        var refused = await _app.Get<Writes>().ExecuteAsync<User>(
            change =>
            {
                change.SendAfterCommit(new Mail("jane@orgs.test", "Hello", "Hello", "Hello"));
                return Task.FromResult<Outcome<User>>(new NotFoundError());
            },
            CancellationToken.None);
        await Should.ThrowAsync<InvalidOperationException>(() => _app.Get<Writes>().ExecuteAsync<User>(
            change =>
            {
                change.SendAfterCommit(new Mail("jane@orgs.test", "Hello", "Hello", "Hello"));
                throw new InvalidOperationException();
            },
            CancellationToken.None));

        refused.Succeeded.ShouldBeFalse();
        (await WaitingAsync()).ShouldBeEmpty();
        _app.Mails.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Mails_that_were_given_up_are_deleted_after_a_month()
    {
        _faults.OnSending = (_, _) => throw new MailRefusedException("no such mailbox");
        (await InviteAsync("jane@orgs.test")).ShouldSucceed();
        await DeliverAsync();

        _app.Clock.Advance(Housekeeping.DeadMailsAreKept - TimeSpan.FromSeconds(1));
        await _app.Get<Housekeeping>().CleanAsync(CancellationToken.None);
        var kept = await WaitingAsync();
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await _app.Get<Housekeeping>().CleanAsync(CancellationToken.None);

        kept.Count.ShouldBe(1);
        (await WaitingAsync()).ShouldBeEmpty();
    }

    private Task<Payload> InviteAsync(string email) => _app.As(_owner).MutateAsync("inviteMember", new { organizationId = _acme.Id, email });

    private Task DeliverAsync() => _app.Get<MailDelivery>().DeliverDueAsync(CancellationToken.None);

    private async Task<List<OutboxMail>> WaitingAsync()
    {
        await using var database = _app.OpenDatabase();
        return await database.OutboxMails.ToListAsync();
    }

    /// <summary>Waits until a sender has taken what there is.</summary>
    private async Task ClaimedAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while ((await WaitingAsync()).Any(mail => mail.ClaimId is null))
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(20);
        }
    }
}
