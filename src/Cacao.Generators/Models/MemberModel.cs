namespace Cacao.Generators.Models;

/// <summary>How a resolver returns its value.</summary>
internal enum ResultKind
{
    Value,
    Task,
    ValueTask,
}

/// <summary>A resolver method or property.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="IsProperty">Whether it is read instead of called.</param>
/// <param name="IsStatic">Whether it needs no instance.</param>
/// <param name="Instance">For an instance member, the expression of the instance.</param>
/// <param name="ResultKind">How it returns.</param>
/// <param name="ResultType">What it returns, without the task.</param>
/// <param name="Parameters">Its parameters, with their nullability and without.</param>
internal sealed record MemberModel(
    string Name,
    bool IsProperty,
    bool IsStatic,
    string? Instance,
    ResultKind ResultKind,
    string ResultType,
    EquatableArray<ParameterModel> Parameters);

/// <param name="Type">The type with nullability, for generic arguments.</param>
/// <param name="PlainType">The type without, for typeof.</param>
internal sealed record ParameterModel(string Type, string PlainType);
