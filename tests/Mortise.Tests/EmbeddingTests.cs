using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Fixture.Bell;
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
    public async Task AnOperationThatFailsOpen_IsNullWithoutAProvider_AndIsLoggedCountedAndMeasured()
    {
        await using var application = await Application.StartAsync(
            [], static mortise => mortise.Requires<IAlmanac>(), Token);

        Assert.Null(await application.Get<IAlmanac>().PatronAsync(new DateOnly(2027, 1, 1), Token));

        Assert.Contains(
            "host goes on without an answer of fixture.almanac/1 Patron",
            await application.SeeAsync("(MT4001)", Token),
            StringComparison.Ordinal);
        var status = await application.Get<Microkernel>().Own<IInspection>().StatusAsync(Token);
        Assert.Equal([new FailedOpenCalls("host", "fixture.almanac/1 Patron", 1)], status.FailedOpen);
        Assert.Equal(["1 host fixture.almanac/1 Patron"], Measured("mortise.calls.failed_open"));
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

    private static List<string> Measured(string name)
    {
        var measured = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, labels, _) =>
            measured.Add($"{value} {string.Join(' ', labels.ToArray().Select(static label => label.Value))}"));
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
