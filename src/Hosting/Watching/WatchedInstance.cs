using Mortise.Kernel;

namespace Mortise.Hosting.Watching;

/// <summary>An instance that follows watched folders. Used by one thread.</summary>
/// <param name="name">Its name.</param>
internal sealed class WatchedInstance(string name)
{
    private Task<UptakeResult>? _taking;
    private StagedPackage? _inHand;

    public string Name => name;

    /// <summary>What it was to be when the host started and could not, because its folder was not complete.</summary>
    public PluginDeployment? Missing { get; init; }

    /// <summary>The contents that were last taken.</summary>
    public string Digest { get; set; } = "";

    /// <summary>The folder that they came from.</summary>
    public string Origin { get; set; } = "";

    /// <summary>What is to be taken next.</summary>
    public StagedPackage? Next { get; private set; }

    /// <summary>Whether it has been installed once.</summary>
    public bool WasThere { get; set; }

    /// <summary>Whether something is being taken.</summary>
    public bool IsTaking => _taking is { IsCompleted: false };

    /// <summary>Has a package taken next. What was to be taken and is older is not taken any more.</summary>
    public void Offer(StagedPackage staged)
    {
        staged.Hold();
        Next?.Release();
        Next = staged;
    }

    /// <summary>Takes what is next.</summary>
    public void Take(Func<StagedPackage, Task<UptakeResult>> take)
    {
        _inHand = Next!;
        Next = null;
        _taking = take(_inHand);
    }

    /// <summary>Notes what came of the last that was taken. Nothing, while it goes on.</summary>
    public async Task NoteAsync()
    {
        if (_taking is not { IsCompleted: true } done)
        {
            return;
        }

        var result = await done.ConfigureAwait(false);
        var staged = _inHand!;
        (_taking, _inHand) = (null, null);
        if (result == UptakeResult.Taken)
        {
            (Digest, Origin) = (staged.Digest, staged.Origin);
        }

        WasThere |= result == UptakeResult.Taken;
        if (result == UptakeResult.Later && Next is null)
        {
            Next = staged;
        }
        else
        {
            staged.Release();
        }
    }

    /// <summary>Ends when nothing is being taken.</summary>
    public Task EndAsync() => _taking ?? Task.CompletedTask;
}
