namespace Mortise.Wire;

/// <summary>
/// A step that runs in the <see cref="DetachedContext"/>, as often as it is asked to, never twice at once. Of what
/// surrounds whoever asks, only the call's context comes along.
/// </summary>
internal sealed class DetachedStep<TState, TResult>(
    Func<TState, TResult> step, TState state, LoopbackContext? context = null)
{
    private CallContext? _call;
    private TResult _result = default!;

    public TResult Run()
    {
        _call = context?.Leave();
        DetachedContext.Run(
            static self =>
            {
                SynchronizationContext.SetSynchronizationContext(null);
                ((DetachedStep<TState, TResult>)self!).Execute();
            },
            this);
        return _result;
    }

    private void Execute()
    {
        if (_call is not null)
        {
            context!.Enter(_call);
        }

        _result = step(state);
    }
}
