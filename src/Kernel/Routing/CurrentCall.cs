namespace Mortise.Kernel.Routing;

/// <summary>What a plug-in sees of the call that it runs: it cannot give itself another context.</summary>
internal sealed class CurrentCall(CallFlow flow) : ICurrentCall
{
    public CallContext? Context => flow.Current;
}
