namespace Mortise.Bench.Harness;

/// <summary>Programs that are measured together, and what is expected of their ratios.</summary>
internal abstract class Case : IDisposable
{
    public abstract IReadOnlyList<Contender> Contenders { get; }

    public abstract IReadOnlyList<Gate> Gates { get; }

    public virtual IReadOnlyList<ExactGate> ExactGates => [];

    /// <summary>How many processors the contenders keep busy.</summary>
    public virtual int Threads => 1;

    /// <summary>
    /// How many operations a turn has, when they are too long to fill a slice with; null for as many as fill one. Such
    /// operations are warmed up by a turn of each contender.
    /// </summary>
    public virtual int? Operations => null;

    /// <summary>How many rounds there are of those of the effort.</summary>
    public virtual int Rounds(Effort effort) => effort.Rounds;

    /// <summary>Whether each gate must be missed: such a case proves that the bench can see a miss.</summary>
    public virtual bool IsControl => false;

    public virtual void Dispose()
    {
    }
}
