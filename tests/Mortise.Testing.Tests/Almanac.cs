using Fixture.Bell;

namespace Mortise.Testing.Tests;

/// <summary>Answers when it is let.</summary>
internal sealed class Almanac : IAlmanac
{
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the first call.</summary>
    public Task Called => _called.Task;

    /// <summary>What calls wait for; they heed no token.</summary>
    public Task Released { get; init; } = Task.CompletedTask;

    public async ValueTask<string> FeastAsync(DateOnly day, CancellationToken cancellation = default)
    {
        _called.TrySetResult();
        await Released;
        return day is { Month: 1, Day: 1 } ? "new year" : "nothing";
    }

    public async ValueTask<string?> PatronAsync(DateOnly day, CancellationToken cancellation = default)
    {
        _called.TrySetResult();
        await Released;
        return "Basil";
    }
}
