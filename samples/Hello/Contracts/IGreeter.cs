using Mortise;

namespace Hello;

// snippet: contract
/// <summary>Greets.</summary>
[Contract("hello.greeter", 1, 0)]
public interface IGreeter
{
    /// <summary>A greeting for somebody.</summary>
    ValueTask<string> GreetAsync(string name, CancellationToken cancellation = default);
}
// end
