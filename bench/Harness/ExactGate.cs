namespace Mortise.Bench.Harness;

/// <summary>A number that does not depend on the machine, and what it must be.</summary>
/// <param name="Name">The name under which it is reported.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Count">Counts; called after the rounds, when everything is warm.</param>
/// <param name="Expected">What it must be, exactly.</param>
internal sealed record ExactGate(string Name, string Unit, Func<double> Count, double Expected);
