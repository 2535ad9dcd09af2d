using Mortise;

namespace CompanyNamespace;

/// <summary>Greets people.</summary>
[Contract("company.greeter", 1, 0)]
public interface IGreeter
{
    /// <summary>A greeting for somebody.</summary>
    ValueTask<Greeting> GreetAsync(string name, CancellationToken cancellation = default);
}
