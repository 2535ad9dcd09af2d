using Mortise.Contracts.Tests.Runtime.Broken;

namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>The frozen copy without the process-wide barrier.</summary>
internal sealed class BrokenSubject : ILitmusSubject
{
    private readonly BrokenPort<Poisonable> _port = new(new Poisonable());

    private BrokenBinding<Poisonable>? _left;

    public int Call(int looks)
    {
        ref var cell = ref _port.Enter(out var binding);
        var seen = binding.Target.Look(looks);
        BrokenPort<Poisonable>.Exit(ref cell, binding);
        return seen;
    }

    public Task SwapAsync()
    {
        _left = _port.Publish(new BrokenBinding<Poisonable>(new Poisonable()));
        return _left.RetireAsync();
    }

    public void Kill() => _left!.Target.Kill();
}
