namespace Cacao.Generators.Models;

/// <summary>What <c>[assembly: Module("Types")]</c> says, or what holds without it.</summary>
internal sealed record ModuleModel(string Name, bool RegistersDataLoaders, bool RegistersTypes, bool IsDefault);
