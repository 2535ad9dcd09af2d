using Mortise.Administration;
using Mortise.Kernel.Lifecycle;

namespace Mortise.Kernel.Tests.Lifecycle;

/// <summary>The same life told by what is true of an instance instead of by a table.</summary>
internal sealed class ReferenceLifecycle
{
    private bool _isGone;
    private bool _hasAll;
    private bool _hasFailed;
    private bool _isForbidden;
    private string _work = "";

    private bool IsIdle => _work.Length == 0 && !_isGone;

    public PluginState State => (_isGone, _work, _isForbidden, _hasFailed, _hasAll) switch
    {
        (true, _, _, _, _) => PluginState.Uninstalled,
        (_, "start", _, _, _) => PluginState.Starting,
        (_, "serve", _, _, _) => PluginState.Active,
        (_, "stop", _, _, _) => PluginState.Stopping,
        (_, _, true, _, _) => PluginState.Quarantined,
        (_, _, _, true, _) => PluginState.Faulted,
        (_, _, _, _, true) => PluginState.Resolved,
        _ => PluginState.Installed,
    };

    public bool TryApply(LifecycleEvent happened)
    {
        if (!IsPossible(happened))
        {
            return false;
        }

        switch (happened)
        {
            case LifecycleEvent.Resolve:
                _hasAll = true;
                break;
            case LifecycleEvent.Unresolve:
                _hasAll = false;
                break;
            case LifecycleEvent.Start:
                (_work, _hasFailed, _hasAll) = ("start", false, true);
                break;
            case LifecycleEvent.Started:
                _work = "serve";
                break;
            case LifecycleEvent.Stop:
                _work = "stop";
                break;
            case LifecycleEvent.Stopped:
                _work = "";
                break;
            case LifecycleEvent.Fail:
                (_work, _hasFailed) = ("", true);
                break;
            case LifecycleEvent.Quarantine:
                _isForbidden = true;
                break;
            case LifecycleEvent.Release:
                (_isForbidden, _hasFailed, _hasAll) = (false, false, false);
                break;
            case LifecycleEvent.Uninstall:
                _isGone = true;
                break;
        }

        return true;
    }

    private bool IsPossible(LifecycleEvent happened) => happened switch
    {
        LifecycleEvent.Resolve => IsIdle && !_hasFailed && !_hasAll,
        LifecycleEvent.Unresolve => IsIdle && !_hasFailed && _hasAll,
        LifecycleEvent.Start => IsIdle && !_isForbidden && (_hasFailed || _hasAll),
        LifecycleEvent.Started => _work == "start",
        LifecycleEvent.Stop => _work is "start" or "serve",
        LifecycleEvent.Stopped => _work == "stop",
        LifecycleEvent.Fail => _work.Length > 0,
        LifecycleEvent.Quarantine => IsIdle && _hasFailed && !_isForbidden,
        LifecycleEvent.Release => IsIdle && _hasFailed,
        _ => IsIdle,
    };
}
