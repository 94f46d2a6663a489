using Cacao.Language;

namespace Cacao.Validation;

/// <summary>The variables of one operation, found by name.</summary>
internal readonly struct VariableNames
{
    private const int FewVariables = 8;

    private readonly OperationDefinitionNode _operation;
    private readonly Dictionary<string, VariableDefinitionNode>? _byName;

    private VariableNames(OperationDefinitionNode operation)
    {
        _operation = operation;

        if (operation.VariableDefinitions.Length > FewVariables)
        {
            _byName = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);

            foreach (var definition in operation.VariableDefinitions)
            {
                _byName[definition.Variable.Name.Value] = definition;
            }
        }
    }

    public static VariableNames Of(OperationDefinitionNode operation) => new(operation);

    /// <summary>The definition of that name, the last one where there are several; null when there is none.</summary>
    public VariableDefinitionNode? Find(string name)
    {
        if (_byName is not null)
        {
            return _byName.GetValueOrDefault(name);
        }

        for (var i = _operation.VariableDefinitions.Length - 1; i >= 0; i--)
        {
            if (_operation.VariableDefinitions[i].Variable.Name.Value == name)
            {
                return _operation.VariableDefinitions[i];
            }
        }

        return null;
    }
}
