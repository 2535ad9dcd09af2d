namespace Mortise.Kernel.Tests.Lifecycle.Fakes;

/// <summary>What every fake plug-in provides and requires, under many contract names.</summary>
internal interface IWork
{
    /// <summary>Does it; returns who did.</summary>
    ValueTask<string> WorkAsync(CancellationToken cancellation = default);
}
