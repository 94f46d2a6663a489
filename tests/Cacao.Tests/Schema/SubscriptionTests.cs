using Cacao.Schema;
using Cacao.Types;

namespace Cacao.Tests.Schema.Subscriptions;

public sealed class SubscriptionTests
{
    [Fact]
    public void The_methods_that_give_streams_are_no_fields_but_their_arguments_are_the_fields()
        => TestSchema.Of(typeof(ClockQueries), typeof(ClockSubscriptions)).Print("Subscription").ShouldBe(
            """
            type Subscription {
              onTick(every: Int!): String!
              onAlarm(name: String!): String!
            }
            """);

    [Fact]
    public void Every_field_has_a_source_of_events()
    {
        var fields = TestSchema.Of(typeof(ClockQueries), typeof(ClockSubscriptions)).Build().SubscriptionType!.Fields;

        fields.ShouldAllBe(field => field.Subscribe != null);
    }
}

[QueryType]
public static partial class ClockQueries
{
    public static int GetNow() => 0;
}

[SubscriptionType]
public static partial class ClockSubscriptions
{
    public static async IAsyncEnumerable<int> Ticks(int every)
    {
        await Task.Yield();
        yield return every;
    }

    [Subscribe(With = nameof(Ticks))]
    public static string OnTick([EventMessage] int tick) => $"{tick}";

    [Subscribe]
    [Topic("alarm-{name}")]
    public static string OnAlarm([EventMessage] string alarm, string name) => $"{name}: {alarm}";
}
