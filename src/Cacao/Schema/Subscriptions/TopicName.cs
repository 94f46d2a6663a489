using System.Text.RegularExpressions;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>The name of a topic, with the values of arguments in it.</summary>
internal sealed partial class TopicName
{
    private readonly string _format;
    private readonly string[] _arguments;

    private TopicName(string format, string[] arguments)
    {
        _format = format;
        _arguments = arguments;
    }

    public static TopicName Parse(string template)
    {
        var arguments = new List<string>();
        var format = Placeholder().Replace(template, match =>
        {
            arguments.Add(match.Groups[1].Value);
            return $"{{{arguments.Count - 1}}}";
        });

        return new TopicName(format, [.. arguments]);
    }

    public string Of(IResolverContext context)
        => _arguments.Length == 0
            ? _format
            : string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                _format,
                Array.ConvertAll(_arguments, argument => context.ArgumentValue<object?>(argument)));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
