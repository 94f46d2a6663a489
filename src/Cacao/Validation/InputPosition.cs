using Cacao.Types;

namespace Cacao.Validation;

/// <summary>A place a value is given to.</summary>
/// <param name="Type">The type expected there; null when unknown.</param>
/// <param name="Field">The argument or input field the value is for; null inside a list and for a variable's default.</param>
/// <param name="Parent">The input object the place is a field of.</param>
/// <param name="IsJudged">A list around the place stands where no list is expected and was judged as a whole.</param>
internal readonly record struct InputPosition(GraphQLType? Type, InputField? Field = null, InputObjectType? Parent = null, bool IsJudged = false);
