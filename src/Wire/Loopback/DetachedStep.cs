namespace Mortise.Wire;

/// <summary>
/// A step that runs in the <see cref="DetachedContext"/>, as often as it is asked to, never twice at once.
/// </summary>
internal sealed class DetachedStep<TState, TResult>(Func<TState, TResult> step, TState state)
{
    private TResult _result = default!;

    public TResult Run()
    {
        DetachedContext.Run(
            static self =>
            {
                SynchronizationContext.SetSynchronizationContext(null);
                ((DetachedStep<TState, TResult>)self!).Execute();
            },
            this);
        return _result;
    }

    private void Execute() => _result = step(state);
}
