namespace Mortise.Kernel.Resolution;

/// <summary>Counts the elementary steps of one resolution, so that its growth can be tested without a clock.</summary>
internal sealed class ResolutionEffort
{
    public long Steps { get; set; }
}
