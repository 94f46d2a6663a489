using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;
using Cacao.Validation;

namespace Cacao.Tests.Validation;

/// <summary>Runs one rule alone and tells its errors with the places in front: <c>2:3 4:5 What is wrong.</c></summary>
public abstract class RuleTests
{
    private static readonly GraphQLSchema Schema = Library.Schema;

    private protected static void ExpectValid<TRule>(string document)
        where TRule : IValidationRule, new()
        => ErrorsOf<TRule>(document).ShouldBeEmpty();

    private protected static void ExpectErrors<TRule>(string document, params string[] errors)
        where TRule : IValidationRule, new()
        => ErrorsOf<TRule>(document).ShouldBe(errors);

    private protected static string[] ErrorsOf<TRule>(string document)
        where TRule : IValidationRule, new()
    {
        var validator = new DocumentValidator(new ValidationOptions { MaxAllowedErrors = 100, IncludeSuggestions = true });

        return [.. validator.Validate(Schema, Utf8GraphQLParser.Parse(document), [new TRule()]).Select(Show)];
    }

    private static string Show(IError error)
        => $"{string.Join(' ', error.Locations!.Select(location => $"{location.Line}:{location.Column}"))} {error.Message}";
}
