using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class PrivateThingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoPlugins_CarryTheSameLibraryInTwoVersions()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("elder", "fixture.elder"), TestKernel.Deploy("younger", "fixture.younger"));

        Assert.Equal("1.0.0.0 soup 1", await test.Probes["elder"].AskAsync("library", Token));
        Assert.Equal("2.0.0.0 stew from a pot 1", await test.Probes["younger"].AskAsync("library", Token));
    }

    [Fact]
    public async Task TwoInstances_DifferInConfiguration_AndShareNoStatics()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("anna", "fixture.elder", """{ "Name": "Anna" }"""),
            TestKernel.Deploy("otto", "fixture.elder", """{ "Name": "Otto" }"""));

        Assert.Equal("Anna", await test.Probes["anna"].AskAsync("name", Token));
        Assert.Equal("Otto", await test.Probes["otto"].AskAsync("name", Token));
        Assert.Equal("1.0.0.0 soup 1", await test.Probes["anna"].AskAsync("library", Token));
        Assert.Equal("1.0.0.0 soup 2", await test.Probes["anna"].AskAsync("library", Token));
        Assert.Equal("1.0.0.0 soup 1", await test.Probes["otto"].AskAsync("library", Token));
    }

    [Fact]
    public async Task PluginBuiltAgainstNewerPackagesThanTheHost_UsesItsOwn()
    {
        Assert.Equal(10, typeof(IOptions<>).Assembly.GetName().Version!.Major);
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("younger", "fixture.younger"));

        Assert.Equal("11.0.0.0 mine", await test.Probes["younger"].AskAsync("options", Token));
    }

    [Fact]
    public async Task NativeLibrary_IsFoundInThePluginsFolder_AndNotByTheHost()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("younger", "fixture.younger"));

        Assert.StartsWith("8.3.", await test.Probes["younger"].AskAsync("native", Token), StringComparison.Ordinal);
        Assert.False(NativeLibrary.TryLoad("libHarfBuzzSharp", typeof(PrivateThingsTests).Assembly, null, out _));
    }

    [Theory]
    [InlineData("en", "Hello")]
    [InlineData("de", "Guten Tag")]
    [InlineData("fr", "Bonjour")]
    [InlineData("it", "Hello")]
    public async Task SatelliteAssemblies_AreThePluginsOwn(string culture, string greeting)
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("elder", "fixture.elder"));

        Assert.Equal(greeting, await test.Probes["elder"].AskAsync($"greeting {culture}", Token));
    }

    [Fact]
    public async Task ContentFiles_AreInThePluginsFolder()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("elder", "fixture.elder"));

        Assert.Equal("once upon a time", (await test.Probes["elder"].AskAsync("content", Token)).Trim());
    }

    [Theory]
    [InlineData("Mortise.Kernel")]
    [InlineData("Mortise.Hosting")]
    [InlineData("xunit.v3.core")]
    [InlineData("Fixture.Parcels.Contracts")]
    public async Task LibrariesOfTheHost_AreOutOfSight_AndTheMessageSaysWhatToDo(string assembly)
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("younger", "fixture.younger"));

        var fault = await Assert.ThrowsAsync<FaultedException>(async () =>
            await test.Probes["younger"].AskAsync($"sees {assembly}", Token));

        Assert.Contains($"The assembly '{assembly}", fault.Fault, StringComparison.Ordinal);
        Assert.Contains(Fixtures.Find("fixture.younger").Folder.Directory, fault.Fault, StringComparison.Ordinal);
        Assert.Contains("build the plug-in with Mortise.Sdk", fault.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFramework_IsShared()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("younger", "fixture.younger"));

        Assert.Equal(
            typeof(System.Text.Json.JsonSerializer).Assembly.Location,
            await test.Probes["younger"].AskAsync("sees System.Text.Json", Token));
    }
}
