namespace Mortise.Wire;

/// <summary>What holds for every format, at writing as at reading.</summary>
internal static class PayloadLimits
{
    /// <summary>How deep sequences and objects may be nested.</summary>
    public const int Depth = 64;
}
