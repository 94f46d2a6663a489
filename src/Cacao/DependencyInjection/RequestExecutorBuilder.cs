using Cacao.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.DependencyInjection;

/// <inheritdoc/>
internal sealed class RequestExecutorBuilder(string name, IServiceCollection services) : IRequestExecutorBuilder
{
    public string Name { get; } = name;

    public IServiceCollection Services { get; } = services;

    public SchemaBuilder Schema { get; } = new();
}
