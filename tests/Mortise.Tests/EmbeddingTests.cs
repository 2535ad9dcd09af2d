using System.Text.Json.Nodes;
using Fixture.Parcels;
using Mortise.Administration;
using Mortise.Isolation.InProcess;
using Mortise.Kernel;

namespace Mortise.Tests;

public sealed class EmbeddingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static JsonObject Rogue => new() { ["rogue"] = new JsonObject { ["use"] = "fixture.rogue" } };

    private static Task<Application> StartAsync(JsonObject plugins) =>
        Application.StartAsync(plugins, static mortise => mortise.Requires<IRogue>(), Token);

    [Theory]
    [InlineData(Misdeed.ThrowOnThread)]
    [InlineData(Misdeed.ThrowInAsyncVoid)]
    public async Task WhatEscapesFromAThreadOfAPluginIsLogged_AndTheApplicationGoesOn(Misdeed misdeed)
    {
        await using var application = await StartAsync(Rogue);
        var rogue = application.Get<IRogue>();

        Assert.Equal("done", await rogue.MisbehaveAsync(misdeed, Token));

        var line = await application.SeeAsync("a thread or async void method of its own", Token);
        Assert.Contains("rogue", line, StringComparison.Ordinal);
        Assert.Equal("done", await rogue.MisbehaveAsync(Misdeed.None, Token));
    }

    [Fact]
    public async Task WhatEscapesFromAThreadOfTheApplicationIsNotContained()
    {
        await using var application = await StartAsync(Rogue);

        Assert.False(ThreadFaults.TryContain(new InvalidOperationException("of the application")));
    }

    [Fact]
    public async Task APortResolvesBeforeItsProviderIsThere_AndAnswersUnavailable()
    {
        await using var application = await StartAsync([]);
        var rogue = application.Get<IRogue>();

        await Assert.ThrowsAsync<UnavailableException>(async () => await rogue.MisbehaveAsync(Misdeed.None, Token));
    }

    [Fact]
    public async Task ApplicationThatMountsNothing_RequiresNothingButWhatItSays()
    {
        await using var application = await StartAsync([]);
        var inspection = application.Get<Microkernel>().Own<IInspection>();

        var why = await inspection.WhyAsync("host", Token);

        Assert.Equal("fixture.rogue/1.0", Assert.Single(why.Routes).Contract);
    }

    [Fact]
    public async Task ApplicationWhosePoolsThreadsEnd_IsWarned()
    {
        // Of the process: other tests are warned as well meanwhile, which none of them minds.
        Environment.SetEnvironmentVariable(PoolThreads.Variable, "0");
        try
        {
            await using var application = await StartAsync([]);
            var line = await application.SeeAsync("(MT3231)", Token);
            Assert.Contains(PoolThreads.Setting, line, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(PoolThreads.Variable, null);
        }
    }

    [Fact]
    public async Task ApplicationWhosePoolsThreadsStay_IsNotWarned()
    {
        await using var application = await StartAsync(Rogue);

        Assert.DoesNotContain(application.Lines, static line => line.Contains("MT3231", StringComparison.Ordinal));
    }
}
