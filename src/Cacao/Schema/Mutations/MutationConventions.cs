using Cacao.Types;

namespace Cacao.Schema;

/// <summary>
/// Gives mutations one <c>input</c>, a payload and <c>errors</c> as data, with HotChocolate's names.
/// <para>
/// Two things go further than HotChocolate. A result class whose name ends with <c>Payload</c> is taken as the payload as it is,
/// not only when it is named after the mutation: several mutations can share it, and their errors merge into one union named after it.
/// So does an <c>input</c> whose type ends with <c>Input</c>. In HotChocolate that takes
/// <c>[UseMutationConvention(InputTypeName = …, PayloadTypeName = …, PayloadErrorTypeName = …)]</c>, which works here as well.
/// And the payload's non-null lists, booleans and numbers stay non-null; a failed mutation answers empty, false and zero for
/// them. HotChocolate makes every field of a payload with errors nullable.
/// </para>
/// </summary>
internal sealed class MutationConventions(
    MutationConventionOptions options, Type? errorInterface, TypeCatalog catalog, TypeResolver resolver, TypeNames names, FieldDrafting fields)
{
    private const string MutationName = "{MutationName}";
    private const string Payload = "Payload";
    private const string Input = "Input";

    private readonly Dictionary<ObjectTypeDraft, UnionTypeDraft> _unionOfPayload = [];
    private readonly Dictionary<string, UnionTypeDraft> _unions = new(StringComparer.Ordinal);
    private readonly HashSet<ObjectTypeDraft> _errorTypes = [];
    private readonly List<(FieldDraft Field, ObjectTypeDraft Payload)> _plain = [];
    private InterfaceTypeDraft? _defaultInterface;

    public void Apply(ObjectTypeDraft mutation)
    {
        foreach (var field in mutation.Fields.Where(field => !field.IsIgnored))
        {
            var own = field.ContextData.TryGetValue(MutationDescriptorExtensions.OptionsKey, out var value) ? (MutationFieldOptions?)value : null;
            var errors = ErrorsOf(field);
            var applies = own is { } given ? !given.Disable : (options.ApplyToAllMutations ?? true) || errors.Count > 0;

            if (applies && field.Type is not null)
            {
                Apply(field, own ?? default, errors);
            }
        }

        // A payload that carries errors of one mutation reaches every mutation that answers it in the same form.
        foreach (var (field, payload) in _plain.Where(entry => entry.Payload.IsPayload))
        {
            field.OuterMiddleware.Insert(0, MutationMiddleware.Create(new ErrorMapping([]), isPayloadNullable: true));
        }
    }

    private void Apply(FieldDraft field, MutationFieldOptions own, List<Type> errors)
    {
        var mutationName = NamingConventions.PascalCase(field.Name!);
        WrapInput(field, own, mutationName);

        var result = resolver.Resolve(field.Type!, isInput: false);
        var payloadName = own.PayloadTypeName ?? Pattern(options.PayloadTypeNamePattern, "{MutationName}Payload", mutationName);
        var payload = result.Nullable is ResolvedType.Named { Type: ObjectTypeDraft type } && IsPayload(names.Of(type), payloadName) ? type : null;

        if (payload is not null && errors.Count == 0)
        {
            _plain.Add((field, payload));
            return;
        }

        if (payload is null)
        {
            payload = catalog.Add(new ObjectTypeDraft(typeof(object)) { Name = payloadName, IsPayload = true });
            payload.Fields.Add(ResultField(field, own, result));
        }
        else if (!payload.IsPayload)
        {
            payload.IsPayload = true;
            MakeFieldsAnswerFailure(payload);
        }

        if (errors.Count > 0)
        {
            AddErrors(payload, own, names.Of(payload), mutationName, errors);
        }

        field.Type = new TypeReference.NonNull(new TypeReference.Draft(payload));
        field.OuterMiddleware.Insert(0, MutationMiddleware.Create(new ErrorMapping(errors), isPayloadNullable: false));
    }

    private void WrapInput(FieldDraft field, MutationFieldOptions own, string mutationName)
    {
        var argumentName = own.InputArgumentName ?? options.InputArgumentName ?? "input";
        var typeName = own.InputTypeName ?? Pattern(options.InputTypeNamePattern, "{MutationName}Input", mutationName);

        if (field.Arguments.Count == 0 || field.Arguments is [var only] && only.Name == argumentName && IsInput(only, typeName))
        {
            return;
        }

        var input = catalog.Add(new InputObjectTypeDraft(typeof(InputArguments))
        {
            Name = typeName,
            CreateInstance = static values => new InputArguments(values),
        });
        input.Fields.AddRange(field.Arguments);
        field.InputArguments = input.Fields;
        field.Arguments.Clear();
        field.Arguments.Add(new ArgumentDraft { Name = argumentName, Type = new TypeReference.NonNull(new TypeReference.Draft(input)) });
    }

    private bool IsInput(ArgumentDraft argument, string expected)
        => resolver.Resolve(argument.Type!, isInput: true).Nullable is ResolvedType.Named named
            && (named.Type is InputObjectTypeDraft type ? names.Of(type) : named.Name) is { } name
            && (name == expected || name.EndsWith(Input, StringComparison.Ordinal));

    private static bool IsPayload(string name, string expected) => name == expected || name.EndsWith(Payload, StringComparison.Ordinal);

    private FieldDraft ResultField(FieldDraft field, MutationFieldOptions own, ResolvedType result)
    {
        var typeName = result.Draft is { } draft ? names.Of(draft) : result.ToNode(names).NamedType.Name.Value;
        var resultType = ResultTypeOf(field);

        return new FieldDraft
        {
            Name = own.PayloadFieldName ?? NamingConventions.CamelCase(typeName),
            Type = new TypeReference.Nullable(field.Type!),
            Resolver = PayloadResolvers.OfResult(resultType),
            ContextData = { [PayloadResolvers.IsWrappedKey] = true },
        };
    }

    private void MakeFieldsAnswerFailure(ObjectTypeDraft payload)
    {
        foreach (var field in payload.Fields.Where(field => field is { IsIgnored: false, Type: not null }))
        {
            var type = resolver.Resolve(field.Type!, isInput: false);

            if (type is ResolvedType.NonNull && !(ResultTypeOf(field) is { } resultType && PayloadResolvers.HasNothing(resultType)))
            {
                field.Type = new TypeReference.Nullable(field.Type!);
            }
        }
    }

    private void AddErrors(ObjectTypeDraft payload, MutationFieldOptions own, string payloadName, string mutationName, List<Type> errors)
    {
        if (!_unionOfPayload.TryGetValue(payload, out var union))
        {
            var pattern = Pattern(options.PayloadErrorTypeNamePattern, "{MutationName}Error", payloadName.EndsWith(Payload, StringComparison.Ordinal)
                ? payloadName[..^Payload.Length]
                : mutationName);
            var name = own.PayloadErrorTypeName ?? pattern;

            if (!_unions.TryGetValue(name, out union))
            {
                _unions[name] = union = catalog.Add(new UnionTypeDraft(typeof(object)) { Name = name });
            }

            _unionOfPayload[payload] = union;
            payload.Fields.Add(new FieldDraft
            {
                Name = own.PayloadErrorsFieldName ?? options.PayloadErrorsFieldName ?? "errors",
                Type = new TypeReference.List(new TypeReference.NonNull(new TypeReference.Draft(union))),
                Resolver = FieldResolver.FromProperty<MutationResult, IReadOnlyList<object>?>(static result => result.Errors),
                ContextData = { [PayloadResolvers.IsWrappedKey] = true },
            });
        }

        foreach (var error in errors.Select(ErrorType))
        {
            if (!union.Types.Exists(existing => existing is TypeReference.Draft draft && draft.Value == error))
            {
                union.Types.Add(new TypeReference.Draft(error));
            }
        }
    }

    private ObjectTypeDraft ErrorType(Type declared)
    {
        var type = ErrorMapping.ErrorClass(declared);

        if (type.IsInterface || type.IsValueType)
        {
            throw SchemaErrors.NotAnErrorClass(type);
        }

        var draft = catalog.Object(type);

        if (!_errorTypes.Add(draft))
        {
            return draft;
        }

        if (typeof(Exception).IsAssignableFrom(type))
        {
            draft.Name ??= names.Of(draft);
            draft.Name = draft.Name.EndsWith("Exception", StringComparison.Ordinal) ? draft.Name[..^"Exception".Length] + "Error" : draft.Name;
            var message = fields.GetOrAdd(draft, typeof(Exception).GetProperty(nameof(Exception.Message))!);
            message.IsExplicit = true;
            message.Description = null;
        }

        draft.Interfaces.Add(ErrorInterface());
        return draft;
    }

    private TypeReference ErrorInterface()
    {
        if (errorInterface is not null)
        {
            return new TypeReference.Schema(errorInterface);
        }

        return new TypeReference.Draft(_defaultInterface ??= catalog.Add(DefaultInterface()));
    }

    private static InterfaceTypeDraft DefaultInterface() => new(typeof(object))
    {
        Name = "Error",
        Fields = { new FieldDraft { Name = "message", Type = new TypeReference.Syntax(Language.Utf8GraphQLParser.ParseType("String!")) } },
    };

    private static List<Type> ErrorsOf(FieldDraft field)
    {
        var declared = field.ContextData.TryGetValue(MutationDescriptorExtensions.ErrorsKey, out var value) ? (List<Type>)value! : [];
        var result = field.Type is TypeReference.Shape shape ? ResultTypes.WithoutTask(shape.Value.Type) : typeof(object);
        return ResultTypes.IsFieldResult(result) ? [.. declared.Union(result.GetGenericArguments().Skip(1))] : declared;
    }

    private static Type? ResultTypeOf(FieldDraft field) => field.Type switch
    {
        TypeReference.Shape shape => TypeResolver.Unwrap(shape.Value).RuntimeType,
        _ => field.Resolver?.ResultType,
    };

    private static string Pattern(string? given, string usual, string mutationName) => (given ?? usual).Replace(MutationName, mutationName, StringComparison.Ordinal);
}
