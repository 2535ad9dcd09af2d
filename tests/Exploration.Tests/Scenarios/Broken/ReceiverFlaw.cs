namespace Exploration.Scenarios.Broken;

/// <summary>The one line that is wrong in <see cref="ReceiverCopy"/>.</summary>
public enum ReceiverFlaw
{
    /// <summary>None: the copy is as good as the receiver.</summary>
    None = 0,

    /// <summary>Lets go on without waiting for the event that is inside.</summary>
    HoldsWithoutWaiting = 1,

    /// <summary>Looks whether it is held, and enters afterwards.</summary>
    LooksBeforeItEnters = 2,

    /// <summary>Releases without telling whoever waits.</summary>
    ReleasesInSilence = 3,
}
