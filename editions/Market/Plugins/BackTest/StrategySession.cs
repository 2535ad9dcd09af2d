using Market.BackTesting;
using Market.Prices;
using Market.Strategies;
using Mortise;

namespace Market.BackTest;

/// <summary>One run of a strategy. What goes wrong in it is reported as the strategy's fault, with the date.</summary>
internal sealed class StrategySession(string name, IStrategy strategy, RunId run) : IAsyncDisposable
{
    public static async ValueTask<StrategySession> OpenAsync(
        string name, IStrategy strategy, StrategyRun run, CancellationToken cancellation)
    {
        try
        {
            if (!run.Parameters.IsEmpty)
            {
                // A strategy that does not know of parameters would run without the changes.
                await DescribeAsync(name, strategy, run, cancellation);
            }

            return new(name, strategy, await strategy.OpenAsync(run, cancellation));
        }
        catch (CallException failure)
        {
            throw new StrategyFailedException(name, default, failure.Message);
        }
    }

    public static async ValueTask<StrategyDescription> DescribeAsync(
        string name, IStrategy strategy, StrategyRun run, CancellationToken cancellation)
    {
        try
        {
            return await DescribeRunAsync(strategy, run, cancellation);
        }
        catch (CallException failure)
        {
            throw new StrategyFailedException(name, default, failure.Message);
        }
    }

    public async ValueTask<decimal> DecideAsync(Bar bar, CancellationToken cancellation)
    {
        try
        {
            var exposure = (await strategy.DecideAsync(run, bar, cancellation)).Exposure;
            return exposure is >= 0 and <= 1 ? exposure : throw new StrategyFailedException(
                name, bar.Date, $"it wants an exposure of {exposure}, and from 0 to 1 is possible.");
        }
        catch (Exception failure) when (failure is CallException or UnknownRunException)
        {
            throw new StrategyFailedException(name, bar.Date, failure.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await strategy.CloseAsync(run);
        }
        catch (CallException)
        {
            // The strategy is gone, and its runs with it.
        }
    }

    private static async ValueTask<StrategyDescription> DescribeRunAsync(
        IStrategy strategy, StrategyRun run, CancellationToken cancellation)
    {
        try
        {
            return await strategy.DescribeRunAsync(run, cancellation);
        }
        catch (UnavailableException absence) when (absence.Reason is UnavailableReason.NotProvided)
        {
            return run.Parameters.IsEmpty
                ? await strategy.DescribeAsync(cancellation)
                : throw new InvalidStrategyParametersException(
                    [new(run.Parameters.Keys.First(), "the strategy lets no run change its parameters.")]);
        }
    }
}
