using Mortise;

namespace Hello.German;

// snippet: plug-in
[Plugin("hello.german", Description = "Greets in German.")]
public sealed class GermanGreeter : IGreeter
{
    public ValueTask<string> GreetAsync(string name, CancellationToken cancellation = default) =>
        new($"Guten Tag, {name}!");
}
// end
