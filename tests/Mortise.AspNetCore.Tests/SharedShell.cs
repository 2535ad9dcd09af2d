namespace Mortise.AspNetCore.Tests;

/// <summary>One application for the tests of a class that leave it as it was.</summary>
public sealed class SharedShell : IAsyncLifetime
{
    internal WebShell Shell { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Shell = await WebShell.StartAsync();

    public ValueTask DisposeAsync() => Shell.DisposeAsync();
}
