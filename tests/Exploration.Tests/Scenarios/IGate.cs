namespace Exploration.Scenarios;

/// <summary>What the scenarios ask of a gate.</summary>
internal interface IGate
{
    int Waiting { get; }

    void Open();

    ValueTask PassAsync(CancellationToken cancellation);
}
