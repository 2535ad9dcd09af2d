using Exploration.Scenarios;
using Exploration.Scenarios.Broken;

namespace Exploration.Tests;

public sealed class GateTests(ITestOutputHelper output)
{
    [Fact]
    public void No_more_wait_than_may_and_each_call_ends() => Explorations.Pass(CrowdedGate.Real, output);

    [Fact]
    public void Whoever_is_cancelled_at_the_gate_makes_room() => Explorations.Pass(ImpatientGate.Real, output);

    [Fact]
    public void Gate_that_counts_too_late_is_caught() =>
        Explorations.Catch(static () => CrowdedGate.Copy(GateFlaw.CountsTooLate), output);

    [Fact]
    public void Gate_that_looks_once_is_caught() =>
        Explorations.Catch(static () => CrowdedGate.Copy(GateFlaw.LooksOnce), output);

    [Fact]
    public void Gate_that_forgets_the_cancelled_is_caught() =>
        Explorations.Catch(static () => ImpatientGate.Copy(GateFlaw.ForgetsTheCancelled), output);

    [Fact]
    public void Copy_without_a_flaw_is_not_caught()
    {
        Explorations.Pass(static () => CrowdedGate.Copy(GateFlaw.None), output);
        Explorations.Pass(static () => ImpatientGate.Copy(GateFlaw.None), output);
    }
}
