namespace Exploration.Scenarios.Kernel;

/// <summary>How somebody wants an update to end.</summary>
public enum UpdateEnd
{
    /// <summary>With the new version.</summary>
    Promote = 0,

    /// <summary>With the old one, from wherever it is when that is said.</summary>
    Cancel = 1,
}
