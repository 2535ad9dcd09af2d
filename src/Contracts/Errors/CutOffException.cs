namespace Mortise;

/// <summary>
/// The provider was stopped, or replaced by an update, and the call or stream did not leave it before the deadline for
/// that. It may have had an effect; code of the provider may still run, and nobody hears how it ends.
/// </summary>
public sealed class CutOffException(string provider, string message)
    : FaultedException("MT4006", provider, "cut off", message);
