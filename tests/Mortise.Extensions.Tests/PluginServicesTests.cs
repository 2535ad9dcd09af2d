using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Mortise.Extensions.Tests;

public sealed class PluginServicesTests
{
    private readonly List<string> _notes = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_RunsInAScopeOfItsOwn_DisposedBeforeItsAnswerIsSeen()
    {
        await using var services = Create();

        var answer = await services.CallAsync<Noted, int>(
            static (noted, _) =>
            {
                noted.Note("called");
                return new(42);
            },
            Token);
        await services.SendAsync<Noted>(
            static async (noted, token) =>
            {
                await Task.Yield();
                noted.Note($"sent {token == Token}");
            },
            Token);

        Assert.Equal(42, answer);
        Assert.Equal(["made", "called", "disposed", "made", "sent True", "disposed"], _notes);
    }

    [Fact]
    public async Task CallThatThrows_DisposesItsScope()
    {
        await using var services = Create();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await services.CallAsync<Noted, int>(
            static (_, _) => throw new InvalidOperationException("no"), Token));

        Assert.Equal(["made", "disposed"], _notes);
    }

    [Fact]
    public async Task Stream_HasAScopeFromItsFirstItemUntilItsReaderLeaves()
    {
        await using var services = Create();
        var stream = services.StreamAsync<Noted, int>(CountAsync, Token);
        Assert.Empty(_notes);

        var first = await stream.Take(2).ToArrayAsync(Token);
        Assert.Equal([0, 1], first);
        Assert.Equal(["made", "count 0", "count 1", "left", "disposed"], _notes);

        // Each enumeration is an operation of its own.
        var second = await stream.Take(1).ToArrayAsync(Token);
        Assert.Equal([0], second);
        Assert.Equal(2, _notes.Count(static note => note == "made"));
    }

    [Fact]
    public async Task Stream_PassesTheTokenOfTheEnumerationOn()
    {
        using var ending = new CancellationTokenSource();
        await using var services = Create();
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in services.StreamAsync<Noted, int>(CountAsync, Token).WithCancellation(ending.Token))
            {
                read++;
                await ending.CancelAsync();
            }
        });

        Assert.Equal(1, read);
        Assert.Equal("disposed", _notes[^1]);
    }

    [Fact]
    public async Task ScopedService_IsNotGivenOutsideOfCalls()
    {
        await using var services = Create();
        Assert.Throws<InvalidOperationException>(() => services.GetService(typeof(Noted)));
        Assert.Null(services.GetService(typeof(string)));
        Assert.Empty(_notes);
    }

    [Fact]
    public void ServiceThatLacksSomething_FailsTheConstruction_AndIsNamed()
    {
        var problem = Assert.Throws<AggregateException>(() =>
            PluginServices.Create<PluginServicesTests>(new NotedLog(), static services => services.AddScoped<Noted>()));
        Assert.Contains(nameof(Noted), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServicesOfThePlugin_ComeBeforeTheDefaults()
    {
        var time = new FakeTimeProvider();
        var log = new NotedLog();
        await using var services = PluginServices.Create<PluginServicesTests>(
            log, services => services.AddSingleton<TimeProvider>(time));

        Assert.Same(time, services.GetRequiredService<TimeProvider>());
        Assert.Same(log, services.GetRequiredService<ILog>());
    }

    [Fact]
    public async Task Disposal_DisposesSingletons_AndCallsAfterItAreRefused()
    {
        var services = PluginServices.Create<PluginServicesTests>(
            new NotedLog(), services => services.AddSingleton(_notes).AddSingleton<Noted>());
        services.GetRequiredService<Noted>();

        await services.DisposeAsync();
        await services.DisposeAsync();

        Assert.Equal(["made", "disposed"], _notes);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await services.SendAsync<Noted>(static (_, _) => default, Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await services.StreamAsync<Noted, int>(CountAsync, Token).ToArrayAsync(Token));
    }

    private static async IAsyncEnumerable<int> CountAsync(
        Noted noted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            for (var item = 0; ; item++)
            {
                await Task.Yield();
                cancellation.ThrowIfCancellationRequested();
                noted.Note($"count {item}");
                yield return item;
            }
        }
        finally
        {
            noted.Note("left");
        }
    }

    private PluginServices Create() => PluginServices.Create<PluginServicesTests>(
        new NotedLog(), services => services.AddSingleton(_notes).AddScoped<Noted>());
}
