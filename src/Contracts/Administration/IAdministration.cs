namespace Mortise.Administration;

/// <summary>
/// Steers the plug-ins of a running host. Each operation ends when its work is done, and says what came of it.
/// </summary>
[Contract("mortise.administration", 1, 0)]
public interface IAdministration
{
    /// <summary>Starts a plug-in, and before it what it requires. Starting an active one changes nothing.</summary>
    [Operation(Idempotent = true)]
    [Throws<UnknownPluginException>]
    [Throws<RefusedException>]
    ValueTask<PluginStatus> StartAsync(string plugin, CancellationToken cancellation = default);

    /// <summary>
    /// Drains and stops a plug-in. Those that require it stay, and their calls to it answer unavailable.
    /// </summary>
    [Operation(Idempotent = true)]
    [Throws<UnknownPluginException>]
    [Throws<RefusedException>]
    ValueTask<PluginStatus> StopAsync(string plugin, CancellationToken cancellation = default);

    /// <summary>Installs a plug-in and starts it if it starts eagerly.</summary>
    [Throws<RefusedException>]
    ValueTask<PluginStatus> InstallAsync(InstallRequest request, CancellationToken cancellation = default);

    /// <summary>Stops and uninstalls a plug-in; says whether its code left the process.</summary>
    [Throws<UnknownPluginException>]
    [Throws<RefusedException>]
    ValueTask<RemoveReport> RemoveAsync(string plugin, CancellationToken cancellation = default);
}
