namespace Mortise.Contracts.Tests.Runtime.Model;

/// <summary>What is wrong with a variant of the algorithm; each must be found.</summary>
public enum Defect
{
    None = 0,
    NoBarrier = 1,
    BarrierBeforePublication = 2,
    RetiredAfterTheBarrier = 3,
    NoExitSignal = 4,
    NoUndoSignal = 5,
    NoSecondLook = 6,
    NoCheckAfterEntry = 7,
    EntriesSummedBeforeExits = 8,
}
