namespace Mortise.Kernel.Supervision;

/// <summary>How often restarts are tried before it is given up. Immutable.</summary>
/// <param name="Restarts">How many restarts are allowed within the period; none for zero.</param>
/// <param name="Period">The last so long.</param>
public sealed record RestartIntensity(int Restarts, TimeSpan Period)
{
    /// <summary>Five within a minute.</summary>
    public static RestartIntensity Default { get; } = new(5, TimeSpan.FromMinutes(1));
}
