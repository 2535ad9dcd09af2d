namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>
/// The lease on the processors of this machine. That nothing happens proves something only because the same program
/// catches a variant that lacks one instruction.
/// </summary>
public sealed class LitmusTests
{
    private const int SwapsPerAttempt = 20_000;
    private const int Attempts = 50;

    [Fact]
    public void NoCallSeesPoisonAndTheVariantWithoutTheBarrierIsCaught()
    {
        var needed = SwapsToCatchTheBrokenVariant();
        Assert.True(
            needed > 0,
            $"Inconclusive: the broken variant was not caught within {Attempts * SwapsPerAttempt} swaps, so that the lease "
            + "was not caught says nothing. Run it again on a machine with two free processors.");

        // Ten times what was enough to catch the broken one, and never few.
        var swaps = Math.Max(10 * needed, 5 * SwapsPerAttempt);
        Assert.Equal(0, new Litmus(new PortSubject(), seed: 1).Run(swaps));
    }

    private static int SwapsToCatchTheBrokenVariant()
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (new Litmus(new BrokenSubject(), seed: attempt).Run(SwapsPerAttempt) > 0)
            {
                return attempt * SwapsPerAttempt;
            }
        }

        return 0;
    }
}
