using Exploration.Scenarios.Broken;

namespace Exploration.Scenarios;

/// <summary>
/// Calls that are suspended at a desk, and such as just come, while the route is led to another and a third.
/// </summary>
public sealed class SwitchedRoute : Scenario
{
    private const int Papers = 3;

    private readonly IDeskRoute _route;
    private readonly int _switches;
    private readonly List<int> _filed = [];
    private readonly List<Desk> _desks;

    private SwitchedRoute(IDeskRoute route, int switches)
    {
        (_route, _switches) = (route, switches);
        _desks = [new Desk("first", _filed)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Task>> Actors => [() => FileAsync(1), () => FileAsync(2, 3), SwitchAsync];

    /// <summary>The product's route.</summary>
    public static Scenario Real(int switches) => new SwitchedRoute(new DeskRoute(), switches);

    /// <summary>A copy of its lease.</summary>
    public static Scenario Copy(LeaseFlaw flaw) => new SwitchedRoute(new LeaseCopy(flaw), 1);

    /// <inheritdoc/>
    public override Task BeforeAsync() => _route.LeadAsync(_desks[0]);

    /// <inheritdoc/>
    public override async Task AfterAsync()
    {
        await _route.EndAsync().ConfigureAwait(false);
        var (counts, filed) = (_route.Counts, _desks.Sum(static desk => desk.Filed));
        Demand(_filed.Distinct().Count() == Papers, "a paper was lost");
        Demand(_filed.Count == Papers && filed == Papers, "a paper was filed twice");
        Demand(counts.Completed == Papers && counts.Open == 0, $"the account does not balance: {counts}");
    }

    private async Task FileAsync(params int[] papers)
    {
        foreach (var paper in papers)
        {
            await _route.Port.FileAsync(paper).ConfigureAwait(false);
        }
    }

    private async Task SwitchAsync()
    {
        for (var number = 0; number < _switches; number++)
        {
            var left = _desks[^1];
            _desks.Add(new Desk($"number {number + 2}", _filed));
            await _route.LeadAsync(_desks[^1]).ConfigureAwait(false);
            left.IsGone = true;
        }
    }
}
