using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Mortise.Extensions.Options;

/// <summary>A configuration that never changes, in every form in which services ask for one.</summary>
internal sealed class ConfigOptions<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TConfig>(TConfig config)
    : IOptionsSnapshot<TConfig>, IOptionsMonitor<TConfig>
    where TConfig : class
{
    public TConfig Value => config;

    public TConfig CurrentValue => config;

    public TConfig Get(string? name) => config;

    public IDisposable? OnChange(Action<TConfig, string?> listener) => null;
}
