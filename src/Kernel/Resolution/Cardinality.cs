namespace Mortise.Kernel.Resolution;

/// <summary>How many providers a requirement takes.</summary>
public enum Cardinality
{
    /// <summary>One, without which the plug-in cannot start.</summary>
    One = 0,

    /// <summary>One or none; it may come and go.</summary>
    Optional = 1,

    /// <summary>Any number, as a live view.</summary>
    Many = 2,
}
