using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>[Subscribe]</c>: gives the fields of the subscription type their streams of events, from a method or a topic.</summary>
internal sealed class SubscriptionConventions
{
    private static readonly MethodInfo Listen = typeof(SubscriptionConventions).GetMethod(nameof(ListenTo), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ObjectTypeDraft _subscription;
    private readonly FieldCompletion _completion;
    private readonly List<(FieldDraft Field, FieldDraft Stream)> _streams = [];

    public SubscriptionConventions(ObjectTypeDraft subscription, FieldDrafting fields, FieldCompletion completion)
    {
        _subscription = subscription;
        _completion = completion;

        foreach (var field in subscription.Fields.ToArray())
        {
            if (field.Member is MethodInfo method && method.GetCustomAttribute<SubscribeAttribute>()?.With is { } with)
            {
                TakeStream(field, fields, method.DeclaringType!, with);
            }
        }

        subscription.Fields.RemoveAll(field => _streams.Exists(entry => entry.Stream == field));
    }

    public void Complete()
    {
        foreach (var (field, stream) in _streams)
        {
            stream.Arguments.Clear();
            stream.Arguments.AddRange(field.Arguments);
            var resolver = _completion.Resolver(_subscription, stream)!;
            field.Subscribe = async context => SourceStreams.Of(await resolver.ResolveAsync((ResolverContext)context).ConfigureAwait(false));
        }

        foreach (var field in _subscription.Fields.Where(field => field is { Subscribe: null, Member: MethodInfo }))
        {
            field.Subscribe = OfTopic(field, (MethodInfo)field.Member!);
        }
    }

    // The method that gives the stream is no field of its own, but its arguments are the field's as well.
    private void TakeStream(FieldDraft field, FieldDrafting fields, Type owner, string name)
    {
        var stream = _subscription.Fields.Find(candidate => candidate.Member?.Name == name && candidate.Member.DeclaringType == owner);

        if (stream is null)
        {
            var method = owner.GetMethod(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
                ?? throw SchemaErrors.NoSuchMember(owner, name);
            stream = fields.Create(_subscription, method, null);
        }

        field.Arguments.AddRange(stream.Arguments.Where(argument => !field.Arguments.Exists(own => own.Name == argument.Name)));
        _streams.Add((field, stream));
    }

    private static SubscribeResolverDelegate? OfTopic(FieldDraft field, MethodInfo method)
    {
        var subscribe = method.GetCustomAttribute<SubscribeAttribute>();
        var parameters = method.GetParameters();
        var message = subscribe?.MessageType ?? Array.Find(parameters, parameter => parameter.IsDefined(typeof(EventMessageAttribute)))?.ParameterType;

        if (subscribe is null || message is null)
        {
            throw SchemaErrors.NoStream(field.Name!);
        }

        var topic = Array.Find(parameters, parameter => parameter.IsDefined(typeof(TopicAttribute))) is { } parameter
            ? $"{{{NamingConventions.ArgumentName(parameter)}}}"
            : method.GetCustomAttribute<TopicAttribute>()?.Name ?? method.Name;

        return Listen.MakeGenericMethod(message).CreateDelegate<Func<TopicName, SubscribeResolverDelegate>>()(TopicName.Parse(topic));
    }

    private static SubscribeResolverDelegate ListenTo<TMessage>(TopicName topic)
        => async context => await context.Service<ITopicEventReceiver>().SubscribeAsync<TMessage>(topic.Of(context), context.RequestAborted).ConfigureAwait(false);
}
