using ContractsNamespace;
using Mortise;

namespace CompanyNamespace;

/// <summary>Greets as it is configured to.</summary>
[Plugin("company.pluginid", Description = "Greets people.")]
public sealed class Class1Plugin(Class1Config config, ILog log) : IGreeter
{
    /// <inheritdoc/>
    public ValueTask<Greeting> GreetAsync(string name, CancellationToken cancellation = default)
    {
        log.Debug($"Greeting {name}.");
        return new(new Greeting($"{config.Salutation}, {name}!"));
    }
}
