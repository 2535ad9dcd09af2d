using Company.Contracts;
using Mortise;

namespace Company.Plugin1;

/// <summary>Greets as it is configured to.</summary>
[Plugin("company.plugin1", Description = "Greets people.")]
public sealed class Class1Plugin(Class1Config config, ILog log) : IGreeter
{
    /// <inheritdoc/>
    public ValueTask<Greeting> GreetAsync(string name, CancellationToken cancellation = default)
    {
        log.Debug($"Greeting {name}.");
        return new(new Greeting($"{config.Salutation}, {name}!"));
    }
}
