using Mortise.Administration;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class RefusedStartTests
{
    [Fact]
    public async Task PluginThatRefusesToStart_IsQuoted_AndNotBlamed()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("rogue", "fixture.rogue", """{ "Misdeed": "RefuseInPrepare" }"""));

        var rogue = test.StatusOf("rogue");
        Assert.Equal(PluginState.Faulted, rogue.State);
        Assert.Contains("RG0001: The plug-in 'rogue' refuses to start as it is configured. It is configured to do so.",
            rogue.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the plug-in", rogue.Explanation, StringComparison.Ordinal);
    }

    /// <summary>This process has no ASP.NET Core; hosts that have are those of the gateway's tests.</summary>
    [Fact]
    public async Task PluginThatNeedsAFrameworkOfTheHost_IsRefused_WhereThatIsMissing()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("web", "fixture.web"));

        var web = test.StatusOf("web");
        Assert.Equal(PluginState.Faulted, web.State);
        Assert.Contains("MT2108", web.Explanation, StringComparison.Ordinal);
        Assert.Contains("Microsoft.AspNetCore.App", web.Explanation, StringComparison.Ordinal);
    }
}
