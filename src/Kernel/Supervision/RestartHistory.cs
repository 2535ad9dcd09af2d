namespace Mortise.Kernel.Supervision;

/// <summary>The restarts of one instance or group within its period. Under the kernel's lock.</summary>
internal sealed class RestartHistory
{
    private readonly Queue<DateTimeOffset> _restarts = new();

    /// <summary>How many are remembered.</summary>
    public int Count => _restarts.Count;

    /// <summary>Counts one more, unless that would be too many within the period.</summary>
    public bool TryAdd(RestartIntensity intensity, DateTimeOffset now)
    {
        while (_restarts.TryPeek(out var oldest) && oldest <= now - intensity.Period)
        {
            _restarts.Dequeue();
        }

        if (_restarts.Count >= intensity.Restarts)
        {
            return false;
        }

        _restarts.Enqueue(now);
        return true;
    }

    public void Clear() => _restarts.Clear();
}
