namespace Mortise.Hosting.Control;

/// <summary>The other side does not keep to the protocol; the connection is of no use any more.</summary>
internal sealed class ControlException(string message) : Exception(message);
