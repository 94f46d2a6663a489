using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Cacao.Schema;

/// <summary>Descriptions from the XML documentation file beside each assembly, as plain text.</summary>
internal sealed class XmlDocumentation
{
    private readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> _files = [];

    public string? OfType(Type type) => Text(Find(type), "summary");

    public string? OfMember(MemberInfo member)
    {
        var element = Find(member);
        return Text(element, "summary") ?? Text(element, "returns") ?? Text(element, "value") ?? OfRecordProperty(member);
    }

    public string? OfParameter(ParameterInfo parameter) => Parameter(Find(parameter.Member), parameter.Name!);

    // The compiler keeps the description of a record's parameter with the type, not with the property it makes.
    private string? OfRecordProperty(MemberInfo member)
        => member is PropertyInfo { DeclaringType: { } type } ? Parameter(Find(type), member.Name) : null;

    private XElement? Find(MemberInfo member)
    {
        var (id, isPrefix) = Id(Definition(member));
        var file = _files.GetOrAdd(member.Module.Assembly, Load);

        if (!file.TryGetValue(id, out var element) && isPrefix)
        {
            element = file.FirstOrDefault(entry => entry.Key.StartsWith(id + "(", StringComparison.Ordinal)).Value;
        }

        if (element is null || element.Element("inheritdoc") is not { } inherited)
        {
            return element;
        }

        return (string?)inherited.Attribute("cref") is { } reference ? file.GetValueOrDefault(reference) : Inherited(member);
    }

    private XElement? Inherited(MemberInfo member)
    {
        var owner = member as Type ?? member.DeclaringType!;
        var ancestors = owner.BaseType is { } parent && parent != typeof(object) ? owner.GetInterfaces().Prepend(parent) : owner.GetInterfaces();

        return ancestors
            .Select(type => member is Type ? type : type.GetMember(member.Name) is [var same, ..] ? same : null)
            .Select(same => same is null ? null : Find(same))
            .FirstOrDefault(found => found is not null);
    }

    private static MemberInfo Definition(MemberInfo member) => member switch
    {
        Type { IsConstructedGenericType: true } type => type.GetGenericTypeDefinition(),
        { DeclaringType: { IsConstructedGenericType: true } type } => type.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(member),
        _ => member,
    };

    private static (string Id, bool IsPrefix) Id(MemberInfo member) => member switch
    {
        Type type => ($"T:{Name(type)}", false),
        PropertyInfo => ($"P:{Name(member.DeclaringType!)}.{member.Name}", false),
        FieldInfo => ($"F:{Name(member.DeclaringType!)}.{member.Name}", false),
        ConstructorInfo => ($"M:{Name(member.DeclaringType!)}.#ctor", true),
        _ => ($"M:{Name(member.DeclaringType!)}.{member.Name}", true),
    };

    private static string Name(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var path = assembly.IsDynamic || assembly.Location.Length == 0 ? null : Path.ChangeExtension(assembly.Location, ".xml");

        if (path is null || !File.Exists(path))
        {
            return [];
        }

        try
        {
            return XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member")
                .Where(member => member.Attribute("name") is not null)
                .GroupBy(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        }
        catch (XmlException)
        {
            // A file that is cut short must not keep the server from starting.
            return [];
        }
    }

    private static string? Parameter(XElement? member, string name)
        => Plain(member?.Elements("param").FirstOrDefault(parameter => (string?)parameter.Attribute("name") == name));

    private static string? Text(XElement? member, string section) => Plain(member?.Element(section));

    private static string? Plain(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(text, element);

        var lines = text.ToString().Trim().Split('\n').Select(line => line.Trim());
        var result = string.Join('\n', lines);
        return result.Length == 0 ? null : result;
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;

                case XElement { Name.LocalName: "para" or "br" } paragraph:
                    text.Append('\n');
                    Append(text, paragraph);
                    break;

                case XElement reference when reference.IsEmpty || !reference.Nodes().Any():
                    text.Append(Reference(reference));
                    break;

                case XElement nested:
                    Append(text, nested);
                    break;
            }
        }
    }

    private static string Reference(XElement element)
    {
        var target = (string?)element.Attribute("cref") ?? (string?)element.Attribute("langword") ?? (string?)element.Attribute("name") ?? "";
        var name = target.Split('(')[0].Split(':')[^1].Split('.')[^1];
        return name.Split('`')[0];
    }
}
