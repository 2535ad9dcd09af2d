using System.Collections.Concurrent;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>A thread that lives as long as the process, and on which calls can begin.</summary>
internal sealed class HostThread
{
    public const string Name = "campaign host";

    private readonly BlockingCollection<Action> _next = [];

    public HostThread() => new Thread(Serve) { IsBackground = true, Name = Name }.Start();

    /// <summary>Has the call begin there; ends with it.</summary>
    public async Task RunAsync(Func<Task> call)
    {
        var begun = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        _next.Add(() => begun.SetResult(call()));
        await (await begun.Task.ConfigureAwait(false)).ConfigureAwait(false);
    }

    private void Serve()
    {
        foreach (var call in _next.GetConsumingEnumerable())
        {
            call();
        }
    }
}
