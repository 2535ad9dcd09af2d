using System.Diagnostics;
using Exploration.Tests.Rewriting;

namespace Exploration.Tests;

/// <summary>
/// The exploration of the whole kernel, once more in a process of its own, with a kernel that lacks one thing.
/// </summary>
public sealed class KernelWithoutTests
{
    [Theory]
    [InlineData(
        "CallAccount.DrainAsync",
        nameof(UpdateTests.Promoted_stateful_update_loses_neither_call_nor_state))]
    [InlineData(
        "CallAccount.DrainLeftAsync",
        nameof(UpdateTests.Promoted_stateful_update_loses_neither_call_nor_state))]
    [InlineData(
        "CallAccount.DrainAsync",
        nameof(UpdateTests.Promoted_stateless_update_loses_no_call))]
    public async Task Kernel_without_a_drain_is_caught(string method, string test)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(UpdateTests).Assembly.Location, "--progress", "off", "--no-ansi", "--filter-method", $"*.{test}",
            },
            Environment = { [Rewriter.NothingVariable] = method },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("Schedule: ", output, StringComparison.Ordinal);
    }
}
