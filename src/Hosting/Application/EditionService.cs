using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mortise.Hosting.Control;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;
using Mortise.Hosting.Telemetry;
using Mortise.Invocation;

namespace Mortise.Hosting.Application;

/// <summary>
/// Starts the edition with the application and drains it with it. The data directory is held from start to stop, so
/// that two hosts never share one.
/// </summary>
internal sealed partial class EditionService(
    EditionHost edition, KernelMeter meter, TimeProvider time, ILogger<EditionService> log)
    : IHostedService, IAsyncDisposable
{
    private HostLease? _lease;
    private ControlServer? _control;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = meter;
        _lease = HostLease.Take(edition.Data, edition.Composition.Edition.Name, time);
        edition.Packages.Clear();
        edition.MakeServices();
        var deployments = edition.Composition.Deployments;
        if (edition.Watch is { } watch)
        {
            deployments = await watch.PrepareAsync(deployments, cancellationToken).ConfigureAwait(false);
        }

        if (edition.Kernel.Install(deployments) is { } refusal)
        {
            throw new ProblemException(refusal.Code, refusal.Explanation);
        }

        await edition.Kernel.StartEagerAsync(cancellationToken).ConfigureAwait(false);
        _control = ControlServer.Start(_lease, edition.Kernel.Own<IInvocation>());
        edition.Watch?.Begin();
        Started(log, edition.Composition.Edition.Name, edition.Data.Path);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_control is { } control)
        {
            _control = null;
            await control.DisposeAsync().ConfigureAwait(false);
        }

        if (edition.Watch is { } watch)
        {
            await watch.DisposeAsync().ConfigureAwait(false);
        }

        var problems = await edition.Kernel.StopAllAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await (edition.Watch?.EndAsync() ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(false);
        foreach (var problem in problems)
        {
            StopProblem(log, problem);
        }

        _lease?.Dispose();
        _lease = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_control is { } control)
        {
            await control.DisposeAsync().ConfigureAwait(false);
        }

        if (edition.Watch is { } watch)
        {
            await watch.DisposeAsync().ConfigureAwait(false);
        }

        await edition.Kernel.DisposeAsync().ConfigureAwait(false);
        _lease?.Dispose();
    }

    [LoggerMessage(1, LogLevel.Information, "The edition {Edition} serves; its data is in {Directory}")]
    private static partial void Started(ILogger logger, string edition, string directory);

    [LoggerMessage(2, LogLevel.Warning, "While stopping: {Problem}")]
    private static partial void StopProblem(ILogger logger, string problem);
}
