using System.Diagnostics;

namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>The program <c>curl</c>.</summary>
internal static class Curl
{
    /// <summary>What it prints when it is run with these arguments.</summary>
    public static async Task<string> PrintAsync(params string[] arguments)
    {
        using var curl = Process.Start(
            new ProcessStartInfo("curl", ["-sS", "--noproxy", "*", .. arguments]) { RedirectStandardOutput = true })!;
        var printed = await curl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await curl.WaitForExitAsync(TestContext.Current.CancellationToken);
        return printed;
    }
}
