namespace Mortise.Runtime;

/// <summary>One operation of a contract, as the generator saw it.</summary>
/// <param name="Name">The method's name without <c>Async</c>: its name on every wire.</param>
/// <param name="Kind">What it gives back.</param>
/// <param name="Since">The minor version that added it.</param>
public sealed record OperationModel(string Name, OperationKind Kind, int Since)
{
    /// <summary>Whether it may be run again after an end that is not known.</summary>
    public bool Idempotent { get; init; }

    /// <summary>The deadline that the contract declares; zero for none.</summary>
    public TimeSpan Deadline { get; init; }

    /// <summary>What a caller gets when nobody answers.</summary>
    public FailurePolicy OnFailure { get; init; }
}
