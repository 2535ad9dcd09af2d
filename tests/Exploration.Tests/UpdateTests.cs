using Exploration.Scenarios.Kernel;

namespace Exploration.Tests;

/// <summary>The whole kernel has too many points to try more than schedules that differ in one.</summary>
public sealed class UpdateTests(ITestOutputHelper output)
{
    [Fact]
    public void Promoted_stateful_update_loses_neither_call_nor_state() =>
        Explorations.Pass(static () => UpdatedPlugin.Stateful(UpdateEnd.Promote), output, differences: 1);

    [Fact]
    public void Cancelled_stateful_update_loses_neither_call_nor_state() =>
        Explorations.Pass(static () => UpdatedPlugin.Stateful(UpdateEnd.Cancel), output, differences: 1);

    [Fact]
    public void Whoever_has_heard_of_the_end_of_an_update_can_begin_the_next()
    {
        Explorations.Pass(static () => UpdatedPlugin.Again(UpdateEnd.Promote), output, differences: 2);
        Explorations.Pass(static () => UpdatedPlugin.Again(UpdateEnd.Cancel), output, differences: 2);
    }

    [Fact]
    public void Promoted_stateless_update_loses_no_call() =>
        Explorations.Pass(static () => UpdatedPlugin.Stateless(UpdateEnd.Promote), output, differences: 1);

    [Fact]
    public void Cancelled_stateless_update_loses_no_call() =>
        Explorations.Pass(static () => UpdatedPlugin.Stateless(UpdateEnd.Cancel), output, differences: 1);
}
