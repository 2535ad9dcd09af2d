namespace Mortise.Cli.Campaigns;

/// <summary>Something else came of a fault than must.</summary>
/// <param name="message">What.</param>
internal sealed class OtherwiseException(string message) : Exception(message);
