namespace Mortise.Bench.Harness;

/// <summary>Programs that are measured together, and what is expected of their ratios.</summary>
internal abstract class Case : IDisposable
{
    public abstract IReadOnlyList<Contender> Contenders { get; }

    public abstract IReadOnlyList<Gate> Gates { get; }

    public virtual IReadOnlyList<ExactGate> ExactGates => [];

    /// <summary>How many processors the contenders keep busy.</summary>
    public virtual int Threads => 1;

    /// <summary>Whether each gate must be missed: such a case proves that the bench can see a miss.</summary>
    public virtual bool IsControl => false;

    public virtual void Dispose()
    {
    }
}
