namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>
/// The lease on the processors of this machine. That nothing happens proves something only because the same program
/// catches a variant that lacks one instruction.
/// </summary>
public sealed class LitmusTests
{
    private const int SwapsPerAttempt = 20_000;
    private const int Attempts = 500;

    [Fact]
    public void NoCallSeesPoisonAndTheVariantWithoutTheBarrierIsCaught()
    {
        Assert.True(
            IsBrokenVariantCaught(),
            $"Inconclusive: the broken variant was not caught within {Attempts * SwapsPerAttempt} swaps, so that the "
            + "lease was not caught says nothing. Run it again on a machine with two free processors.");

        Assert.Equal(LitmusFinding.Nothing, new Litmus(new PortSubject(), seed: 1).Run(10 * SwapsPerAttempt));
    }

    private static bool IsBrokenVariantCaught()
    {
        for (uint attempt = 1; attempt <= Attempts; attempt++)
        {
            if (new Litmus(new BrokenSubject(), attempt).Run(SwapsPerAttempt) is not LitmusFinding.Nothing)
            {
                return true;
            }
        }

        return false;
    }
}
