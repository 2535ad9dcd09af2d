using System.Collections.Concurrent;
using Fixture.Writer;

namespace Mortise.Tests.Updates;

/// <summary>
/// Callers that mix short calls, suspended calls and streams until they are told to stop; and their side of the ledger.
/// </summary>
internal sealed class Callers
{
    private const int StreamLength = 5;

    private readonly IWriter _writer;
    private readonly Task[] _all;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _seen = new();
    private volatile bool _ending;
    private long _lastId;
    private long _calls;

    public Callers(IWriter writer, int count)
    {
        _writer = writer;
        _all = [.. Enumerable.Range(0, count).Select(_ => Task.Run(CallAsync))];
    }

    /// <summary>How often each line was answered.</summary>
    public ConcurrentDictionary<long, int> Answered { get; } = new();

    /// <summary>Who answered.</summary>
    public ConcurrentDictionary<string, long> Builds { get; } = new();

    /// <summary>What should not have happened.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();

    /// <summary>The highest count that a writer remembered.</summary>
    public long Remembered;

    public long Calls => Interlocked.Read(ref _calls);

    public Task EndAsync()
    {
        _ending = true;
        return Task.WhenAll(_all);
    }

    /// <summary>Ends when somebody has been answered by that build.</summary>
    public Task SeeAsync(string build) => Seen(build).Task;

    /// <summary>One more call, which is in the ledger like the others.</summary>
    public async Task<Line> CallAsync(Func<IWriter, ValueTask<Line>> call)
    {
        Interlocked.Increment(ref _calls);
        var line = await call(_writer);
        Note(line);
        return line;
    }

    private TaskCompletionSource Seen(string build) => _seen.GetOrAdd(
        build, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task CallAsync()
    {
        while (!_ending)
        {
            var id = Interlocked.Add(ref _lastId, StreamLength) - StreamLength + 1;
            Interlocked.Increment(ref _calls);
            try
            {
                switch (id / StreamLength % 3)
                {
                    case 0:
                        Note(await _writer.WriteAsync(id));
                        break;
                    case 1:
                        Note(await _writer.WriteSlowlyAsync(id));
                        break;
                    default:
                        await foreach (var line in _writer.WriteManyAsync(id, StreamLength))
                        {
                            Note(line);
                        }

                        break;
                }
            }
            catch (Exception failure)
            {
                Failures.Enqueue(failure);
            }
        }
    }

    private void Note(Line line)
    {
        Answered.AddOrUpdate(line.Id, 1, static (_, times) => times + 1);
        Builds.AddOrUpdate(line.Build, 1, static (_, times) => times + 1);
        Seen(line.Build).TrySetResult();
        for (var known = Interlocked.Read(ref Remembered); line.Count > known;)
        {
            var before = Interlocked.CompareExchange(ref Remembered, line.Count, known);
            known = before == known ? line.Count : before;
        }
    }
}
