namespace Mortise.Campaign;

/// <summary>Who it is, and what it does wrong from its beginning.</summary>
/// <param name="Instance">The name of the instance.</param>
/// <param name="Fault">As <c>Throw@Prepare</c>; none for the empty text.</param>
public sealed record WorkConfig(string Instance = "", string Fault = "");
