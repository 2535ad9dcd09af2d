using System.Collections.Immutable;
using CsCheck;
using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Xunit;
using StateMachine = Mortise.Kernel.Lifecycle.Lifecycle;

namespace Mortise.Kernel.Tests.Lifecycle;

public sealed class LifecycleTableTests
{
    private static readonly LifecycleEvent[] _events = Enum.GetValues<LifecycleEvent>();

    private static readonly PluginState[] _states = Enum.GetValues<PluginState>();

    private static readonly Gen<LifecycleEvent[]> _life = Gen.Enum<LifecycleEvent>().Array[0, 60];

    [Fact]
    public void Any_life_agrees_with_what_is_true_of_the_instance() =>
        _life.Sample(life => Assert.Null(Disagreement(LifecycleTable.Legal, life)), iter: 20_000);

    [Fact]
    public void Invariants_hold_in_any_life() => _life.Sample(
        life =>
        {
            var machine = new StateMachine();
            foreach (var happened in life)
            {
                var before = machine.State;
                var result = machine.Apply(happened);
                Assert.Equal(result.IsRefused ? before : result.Value, machine.State);
                Assert.True(before != PluginState.Uninstalled || result.IsRefused, "left Uninstalled");
                if (result.IsRefused)
                {
                    Assert.Equal(ReasonCode.IllegalTransition.Text, result.Refusal.Code);
                    continue;
                }

                Assert.True(result.Value != PluginState.Active || before == PluginState.Starting);
                Assert.True(
                    result.Value != PluginState.Starting || before is PluginState.Resolved or PluginState.Faulted);
                Assert.True(result.Value != PluginState.Quarantined || before == PluginState.Faulted);
                Assert.True(
                    result.Value != PluginState.Uninstalled
                    || before is not (PluginState.Starting or PluginState.Active or PluginState.Stopping));
                Assert.NotEqual(before, result.Value);
            }
        },
        iter: 20_000);

    [Fact]
    public void Every_state_can_be_reached_and_all_but_the_last_can_be_left()
    {
        var reached = new HashSet<PluginState> { PluginState.Installed };
        while (LifecycleTable.Legal.Transitions.Any(row => reached.Contains(row.From) && reached.Add(row.To)))
        {
        }

        Assert.Equal(_states.ToHashSet(), reached);
        Assert.Equal(
            _states.Where(state => state != PluginState.Uninstalled).ToHashSet(),
            LifecycleTable.Legal.Transitions.Select(row => row.From).ToHashSet());
    }

    [Fact]
    public void A_table_without_one_of_its_rows_is_caught()
    {
        foreach (var row in LifecycleTable.Legal.Transitions)
        {
            AssertCaught(LifecycleTable.Legal.Transitions.Remove(row), $"without {row}");
        }
    }

    [Fact]
    public void A_table_with_one_row_too_many_or_astray_is_caught()
    {
        foreach (var (from, happened, to) in
            from state in _states from happened in _events from next in _states select (state, happened, next))
        {
            var next = LifecycleTable.Legal.Next(from, happened);
            if (next == to)
            {
                continue;
            }

            var others = LifecycleTable.Legal.Transitions.RemoveAll(row => row.From == from && row.Event == happened);
            AssertCaught(others.Add(new Transition(from, happened, to)), $"{from} {happened} {to}");
        }
    }

    [Fact]
    public void A_refusal_says_what_is_possible_instead()
    {
        var machine = new StateMachine();
        Assert.Null(machine.CanApply(LifecycleEvent.Resolve));
        var refusal = machine.CanApply(LifecycleEvent.Start);
        Assert.Equal("Start is not possible in state Installed; possible: Resolve, Uninstall.", refusal!.Explanation);
        machine.Apply(LifecycleEvent.Uninstall);
        Assert.Contains("possible: nothing.", machine.CanApply(LifecycleEvent.Start)!.Explanation);
    }

    private static void AssertCaught(ImmutableArray<Transition> transitions, string variant)
    {
        var broken = new LifecycleTable(transitions);
        Assert.True(Lives().Any(life => Disagreement(broken, life) is not null), variant);
    }

    /// <summary>
    /// For each state a way there, followed by each event and each event after it: a variant that differs shows.
    /// </summary>
    private static IEnumerable<LifecycleEvent[]> Lives() =>
        from way in Ways()
        from first in _events
        from second in _events
        select (LifecycleEvent[])[.. way, first, second];

    private static IEnumerable<LifecycleEvent[]> Ways() =>
    [
        [],
        [LifecycleEvent.Resolve],
        [LifecycleEvent.Resolve, LifecycleEvent.Start],
        [LifecycleEvent.Resolve, LifecycleEvent.Start, LifecycleEvent.Started],
        [LifecycleEvent.Resolve, LifecycleEvent.Start, LifecycleEvent.Stop],
        [LifecycleEvent.Resolve, LifecycleEvent.Start, LifecycleEvent.Fail],
        [LifecycleEvent.Resolve, LifecycleEvent.Start, LifecycleEvent.Fail, LifecycleEvent.Quarantine],
        [LifecycleEvent.Uninstall],
    ];

    private static string? Disagreement(LifecycleTable table, LifecycleEvent[] life)
    {
        var machine = new StateMachine(table);
        var reference = new ReferenceLifecycle();
        foreach (var happened in life)
        {
            var accepted = !machine.Apply(happened).IsRefused;
            if (accepted != reference.TryApply(happened) || machine.State != reference.State)
            {
                return $"{happened}: {machine.State}, not {reference.State}";
            }
        }

        return null;
    }
}
