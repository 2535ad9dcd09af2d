using Microsoft.Extensions.DependencyInjection;

namespace Mortise.Extensions.Tests;

public sealed class BackgroundWorkTests
{
    [Fact]
    public async Task WorkThatFails_EndsTheOthers_AndItsFaultIsThrown()
    {
        var patient = new Work(static async token => await new TaskCompletionSource().Task.WaitAsync(token));
        var hasty = new Work(static _ => throw new InvalidOperationException("no"));
        await using var services = Create(patient, hasty);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await services.RunAsync(default));

        Assert.Equal("no", fault.Message);
        Assert.True(patient.HasEnded);
    }

    [Fact]
    public async Task WorkThatEndsEarly_LeavesTheOthersRunning_UntilTheyAreCancelled()
    {
        using var ending = new CancellationTokenSource();
        var patient = new Work(static async token => await new TaskCompletionSource().Task.WaitAsync(token));
        var brief = new Work(static _ => default);
        await using var services = Create(patient, brief);

        var running = services.RunAsync(ending.Token).AsTask();
        Assert.True(brief.HasEnded);
        Assert.False(patient.HasEnded);
        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(patient.HasEnded);
    }

    [Fact]
    public async Task WithoutWork_ItEndsAtOnce()
    {
        await using var services = Create();
        Assert.True(services.RunAsync(default).AsTask().IsCompletedSuccessfully);
    }

    private static PluginServices Create(params Work[] works) => PluginServices.Create<BackgroundWorkTests>(
        new NotedLog(),
        services =>
        {
            foreach (var work in works)
            {
                services.AddSingleton<IBackgroundWork>(work);
            }
        });

    private sealed class Work(Func<CancellationToken, ValueTask> body) : IBackgroundWork
    {
        public bool HasEnded { get; private set; }

        public async ValueTask RunAsync(CancellationToken cancellation)
        {
            try
            {
                await body(cancellation);
            }
            finally
            {
                HasEnded = true;
            }
        }
    }
}
