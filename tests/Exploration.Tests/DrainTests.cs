using Exploration.Scenarios;
using Exploration.Scenarios.Broken;

namespace Exploration.Tests;

public sealed class DrainTests(ITestOutputHelper output)
{
    [Fact]
    public void No_call_is_at_a_provider_that_has_drained_and_none_is_lost() =>
        Explorations.Pass(static () => SwitchedRoute.Real(switches: 1), output);

    [Fact]
    public void Slots_that_another_binding_has_by_now_disturb_nobody() =>
        Explorations.Pass(static () => SwitchedRoute.Real(switches: 3), output);

    [Fact]
    public void Lease_that_looks_once_is_caught() =>
        Explorations.Catch(static () => SwitchedRoute.Copy(LeaseFlaw.LooksOnce), output);

    [Fact]
    public void Lease_that_undoes_in_silence_is_caught() =>
        Explorations.Catch(static () => SwitchedRoute.Copy(LeaseFlaw.UndoesInSilence), output);

    [Fact]
    public void Lease_that_leaves_too_early_is_caught() =>
        Explorations.Catch(static () => SwitchedRoute.Copy(LeaseFlaw.LeavesTooEarly), output);

    [Fact]
    public void Copy_without_a_flaw_is_not_caught() =>
        Explorations.Pass(static () => SwitchedRoute.Copy(LeaseFlaw.None), output);
}
