namespace Mortise;

/// <summary>The operation did not end in time. It may have run, in part or in whole.</summary>
public sealed class DeadlineExceededException(string message) : CallException("MT4003", message);
