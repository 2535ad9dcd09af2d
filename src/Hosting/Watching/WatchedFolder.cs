using Mortise.Hosting.Documents;
using Mortise.Hosting.Manifests;

namespace Mortise.Hosting.Watching;

/// <summary>A folder that may hold a package, and what was seen of it. Used by one thread.</summary>
/// <param name="path">Its absolute path.</param>
/// <param name="developed">The plug-in that its author builds to it; null for one in a source of the edition.</param>
internal sealed class WatchedFolder(string path, DevelopedPlugin? developed)
{
    private FolderStamp? _seen;
    private long _seenAt;
    private bool _isThere;
    private FolderStamp? _told;
    private Problem? _lack;

    public string Path => path;

    public DevelopedPlugin? Developed => developed;

    /// <summary>What lay there when it was last found complete; null when it is not.</summary>
    public PackageModel? Package { get; private set; }

    /// <summary>What was last looked into; null when that is to be done.</summary>
    public FolderStamp? Settled { get; private set; }

    /// <summary>Looks at it. It is still only when two looks, that far apart, see the same.</summary>
    public FolderView Look(TimeSpan quiet, TimeProvider time)
    {
        var stamp = FolderStamp.Of(path);
        if (stamp is null)
        {
            var wasThere = _isThere;
            (_isThere, _seen, _lack, Settled, Package) = (false, null, null, null, null);
            return wasThere ? FolderView.Gone : FolderView.Absent;
        }

        _isThere = true;
        if (stamp == Settled)
        {
            _seen = stamp;
            return FolderView.Same;
        }

        if (stamp == _seen)
        {
            return time.GetElapsedTime(_seenAt) >= quiet ? FolderView.Still : FolderView.Changing;
        }

        (_seen, _seenAt) = (stamp, time.GetTimestamp());
        return FolderView.Changing;
    }

    /// <summary>Whether what was last seen lies there now.</summary>
    public bool IsStill() => _seen is not null && FolderStamp.Of(path) == _seen;

    /// <summary>It is known; no need to look into it before it changes.</summary>
    public void Settle(PackageModel? package, Problem? lack) => (Settled, Package, _lack) = (_seen, package, lack);

    /// <summary>It could not be looked into, and will be again.</summary>
    public void Hinder(Problem lack) => _lack = lack;

    /// <summary>What has kept it from being taken for so long, to be told once.</summary>
    public Problem? TakeLack(TimeSpan patience, TimeProvider time)
    {
        if (_lack is null || _told == _seen || time.GetElapsedTime(_seenAt) < patience)
        {
            return null;
        }

        _told = _seen;
        return _lack;
    }
}
