using Exploration.Scenarios.Kernel;

namespace Exploration.Tests;

public sealed class IdleTests(ITestOutputHelper output)
{
    [Fact]
    public void Stop_for_having_no_calls_loses_none_of_those_that_come() =>
        Explorations.Pass(static () => new IdlePlugin(), output, differences: 1);
}
