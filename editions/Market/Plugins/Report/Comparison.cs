using System.Runtime.CompilerServices;
using Market.BackTesting;
using Market.Prices;
using Market.Strategies;
using Mortise;

namespace Market.Report;

/// <summary>Runs one strategy through the back-test and turns its failure into an outcome.</summary>
internal static class Comparison
{
    public static async IAsyncEnumerable<Step> RunAsync(
        string name,
        IStrategy strategy,
        IBackTest backTest,
        Conditions conditions,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        StrategyDescription? description = null;
        string? failure = null;
        BackTestResult? result = null;
        var updates = backTest.RunAsync(conditions.RequestFor(name), cancellation).GetAsyncEnumerator(cancellation);
        await using (updates)
        {
            while (failure is null && result is null)
            {
                BackTestUpdate? update = null;
                try
                {
                    description ??= await strategy.DescribeAsync(cancellation);
                    update = await updates.MoveNextAsync()
                        ? updates.Current
                        : throw new StrategyFailedException(name, default, "The back-test ended without a result.");
                }
                catch (Exception error)
                    when (error is CallException or StrategyFailedException or UnknownStrategyException)
                {
                    failure = error.Message;
                }

                result = (update as BackTestUpdate.Completed)?.Result;
                if (update is BackTestUpdate.Advanced advanced)
                {
                    yield return new(advanced.Fraction, null);
                }
            }
        }

        yield return new(1, new(name, description, result, failure));
    }
}
