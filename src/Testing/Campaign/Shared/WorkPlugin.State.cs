#if KEEPS
using Mortise.Testing.Faults;

namespace Mortise.Campaign;

/// <summary>What it remembers.</summary>
#if YOUNGER
public sealed partial class WorkPlugin : IHandOver<KeptState>, IConvertState<FormerState, KeptState>
#else
public sealed partial class WorkPlugin : IHandOver<KeptState>
#endif
{
    /// <inheritdoc/>
    public async ValueTask<KeptState> ExportAsync(CancellationToken cancellation)
    {
        await _faults.AtAsync(FaultPoint.Export, cancellation);
        return Keep(_faults.Lies(FaultPoint.Export) ? -1 : Interlocked.Read(ref _count));
    }

    /// <inheritdoc/>
    public async ValueTask ImportAsync(KeptState state, CancellationToken cancellation)
    {
        await _faults.AtAsync(FaultPoint.Import, cancellation);
        _count = state.Count >= 0 ? state.Count : throw new InvalidOperationException("Nobody has done that few.");
    }

    /// <inheritdoc/>
    public ValueTask ForgetAsync(CancellationToken cancellation) => _faults.AtAsync(FaultPoint.Forget, cancellation);

#if YOUNGER
    /// <inheritdoc/>
    public KeptState Up(FormerState older)
    {
        _faults.At(FaultPoint.ConvertUp);
        return Keep(older.Count);
    }

    /// <inheritdoc/>
    public FormerState Down(KeptState state)
    {
        _faults.At(FaultPoint.ConvertDown);
        return new(_faults.Lies(FaultPoint.ConvertDown) ? state.Count + 1 : state.Count);
    }

    private static KeptState Keep(long count) => new(_build, count);
#else
    private static KeptState Keep(long count) => new(count);
#endif
}
#endif
