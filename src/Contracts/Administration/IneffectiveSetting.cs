namespace Mortise.Administration;

/// <summary>What an edition asks for, and what the version of a plug-in that is there now makes impossible.</summary>
/// <param name="Plugin">The instance.</param>
/// <param name="Setting">The key of the edition: <c>idle</c> or <c>canary</c>.</param>
/// <param name="Code">The stable reason code.</param>
/// <param name="Explanation">Why it has no effect, and what to do, for people.</param>
public sealed record IneffectiveSetting(string Plugin, string Setting, string Code, string Explanation);
