using System.Collections.Concurrent;
using System.Globalization;

namespace Mortise.Wire.Tests.Loopback;

/// <summary>The ambient state of a test: one side leaves something, the other looks whether it sees it.</summary>
public sealed class Ambient
{
    private readonly AsyncLocal<string?> _local = new();
    private readonly ConcurrentQueue<string> _seen = new();

    public IEnumerable<string> Seen => _seen;

    public string? Local => _local.Value;

    public void Leave(string value)
    {
        _local.Value = value;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(value == "caller" ? "de" : "fr");
    }

    public void Look()
    {
        var synchronization = SynchronizationContext.Current is null ? "" : ", a synchronization context";
        _seen.Enqueue($"{_local.Value ?? "nothing"}{synchronization}, {CultureInfo.CurrentCulture.Name}");
    }
}
