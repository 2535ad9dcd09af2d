using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Fixture.Writer;

namespace Mortise.Bench.Soak;

/// <summary>
/// The least that a replacement takes: the same assembly in a collectible load context of its own, its object in a
/// field, and the former context given up. Nothing waits for calls inside, and nothing is undone.
/// </summary>
internal sealed class BareWriter : IWriterChange, IWriter
{
    private readonly WriterBuilds _builds;
    private readonly Ledger _ledger;
    private readonly long _callsBetween;
    private volatile IWriter _current = null!;
    private Context _context = null!;

    private long _calls;

    /// <param name="ledger">Its book.</param>
    /// <param name="builds">Which replace each other.</param>
    /// <param name="callsBetween">How many calls come between two replacements.</param>
    public BareWriter(Ledger ledger, WriterBuilds builds, long callsBetween)
    {
        (_ledger, _builds, _callsBetween) = (ledger, builds, callsBetween);
        Load(0);
    }

    public IWriter Writer => this;

    public async Task ChangeAsync(int turn)
    {
        Replace(turn);
        while (Interlocked.Read(ref _calls) < turn * _callsBetween)
        {
            await Task.Delay(1).ConfigureAwait(false);
        }
    }

    public ValueTask<Line> WriteAsync(long id, CancellationToken cancellation = default) =>
        Current().WriteAsync(id, cancellation);

    public ValueTask<Line> WriteSlowlyAsync(long id, CancellationToken cancellation = default) =>
        Current().WriteSlowlyAsync(id, cancellation);

    public IAsyncEnumerable<Line> WriteManyAsync(
        long first, int count, CancellationToken cancellation = default) =>
        Current().WriteManyAsync(first, count, cancellation);

    public Task RestAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;

    private IWriter Current()
    {
        Interlocked.Increment(ref _calls);
        return _current;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Replace(int turn)
    {
        var former = _context;
        Load(turn);
        former.Unload();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Load(int turn)
    {
        _context = new Context();
        var type = _context.LoadFromAssemblyPath(_builds.FileOf(turn))
            .GetType("Fixture.Writer.WriterPlugin", throwOnError: true)!;
        _current = (IWriter)Activator.CreateInstance(type, (IBook)_ledger)!;
    }

    private sealed class Context() : AssemblyLoadContext("bare", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(IWriter).Assembly.GetName().Name ? typeof(IWriter).Assembly : null;
    }
}
