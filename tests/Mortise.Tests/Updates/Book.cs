using System.Collections.Concurrent;
using Fixture.Writer;

namespace Mortise.Tests.Updates;

/// <summary>The provider's side of the ledger: how often each line was written.</summary>
internal sealed class Book : IBook
{
    public ConcurrentDictionary<long, int> Written { get; } = new();

    /// <summary>Ends when somebody waits who is to wait until he is let go.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets those go.</summary>
    public TaskCompletionSource LetGo { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask NoteAsync(long id, string build, CancellationToken cancellation = default)
    {
        Written.AddOrUpdate(id, 1, static (_, times) => times + 1);
        return default;
    }

    /// <summary>
    /// Ends on another thread, after others have had their turn; those with a negative id wait until they are let go.
    /// </summary>
    public async ValueTask WaitAsync(long id, CancellationToken cancellation = default)
    {
        if (id < 0)
        {
            Reached.TrySetResult();
            await LetGo.Task.WaitAsync(cancellation);
        }

        for (var turn = 0; turn < id % 7; turn++)
        {
            await Task.Yield();
        }
    }
}
