using Mortise;
using Mortise.Kernel;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Routing;
using Mortise.Runtime;

namespace Exploration.Scenarios;

/// <summary>The product's route from one consumer to one desk at a time, as the kernel leads it.</summary>
internal sealed class DeskRoute : IDeskRoute
{
    private readonly Lock _kernel = new();
    private readonly RouteContext _context = new(Strict: false, new StillTime(), new RecordQueue(null));
    private readonly Leaf _leaf;
    private CallAccount _account = new();

    public DeskRoute() => _leaf = new Leaf(
        DeskRuntime.Instance.CreatePort("clerk", new AbsentStep(UnavailableReason.NotStarted, "no desk")), _context);

    public IDesk Port => (IDesk)_leaf.Port;

    public CallCounts Counts { get; private set; }

    public async Task LeadAsync(IDesk desk)
    {
        var (left, next) = (_account, new CallAccount());
        var retired = new RetiredBindings();
        lock (_kernel)
        {
            _leaf.Bind(new RouteTarget.Active("desk", next, new DeskProvision(desk)), retired);
            _account = next;
        }

        retired.Retire();
        await left.DrainAsync().ConfigureAwait(false);
        Counts += left.Total;
    }

    public async Task EndAsync()
    {
        var retired = new RetiredBindings();
        _leaf.Bind(new Absence(UnavailableReason.Stopped, "no desk", IsFinal: true), retired);
        retired.Retire();
        await _account.DrainAsync().ConfigureAwait(false);
        Counts += _account.Total + _context.Unanswered.Total;

        // Its slots go back, so that the next schedule finds what this one found.
        await Binding.RetireAsync(_leaf.Port.Current).ConfigureAwait(false);
    }
}
