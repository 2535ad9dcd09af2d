namespace Mortise.Kernel.Resolution;

/// <summary>What the edition and the operator want of an instance.</summary>
public enum WantedState
{
    /// <summary>It may run.</summary>
    Enabled = 0,

    /// <summary>It does not run and provides nothing, until it is enabled.</summary>
    Disabled = 1,
}
