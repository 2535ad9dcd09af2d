namespace Mortise.Bench.Swap;

/// <summary>A plug-in of a real host that can be called and updated.</summary>
internal interface IServed : IDisposable
{
    /// <summary>Calls, and returns whether the answer is right.</summary>
    ValueTask<bool> CallAsync(long number);

    /// <summary>Updates it; ends when that is committed.</summary>
    void Update();
}
