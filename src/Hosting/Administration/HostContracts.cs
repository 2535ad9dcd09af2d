using Microsoft.Extensions.Logging.Abstractions;
using Mortise.Administration;
using Mortise.Events;
using Mortise.Health;
using Mortise.Hosting.Application;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Invocation;
using Mortise.Hosting.Places;
using Mortise.Hosting.Sockets;
using Mortise.Hosting.Telemetry;
using Mortise.Invocation;
using Mortise.Kernel;
using Mortise.Kernel.Isolation;
using Mortise.Updates;

namespace Mortise.Hosting.Administration;

/// <summary>What every host provides to plug-ins, to whomever the edition grants it.</summary>
public static class HostContracts
{
    /// <summary>
    /// <c>mortise.inspection</c>, <c>mortise.health</c> and <c>mortise.invocation</c>, for a kernel that is made
    /// without an edition: give them to it in <see cref="HostDeployment.Provides"/>.
    /// </summary>
    /// <param name="kernel">The kernel, which is made with these and is there before the first call.</param>
    public static IEnumerable<Provision> Of(Lazy<Microkernel> kernel) => Of(kernel, static status => status);

    /// <summary>
    /// All that a host of this edition would provide, for a kernel that starts nothing and is only asked what would
    /// run.
    /// </summary>
    /// <param name="kernel">The kernel, which is made with these.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="data">The data directory of its host; nothing is written there.</param>
    public static IEnumerable<Provision> Of(Lazy<Microkernel> kernel, EditionModel edition, DataDirectory data) =>
    [
        new SocketsProvision(),
        .. Of(
            kernel,
            static status => status,
            new FolderPackages(edition, data),
            new EventFeed(new KernelLog(NullLoggerFactory.Instance))),
    ];

    /// <param name="kernel">The kernel, which is made with these and is there before the first call.</param>
    /// <param name="complete">Adds to the host's status what the kernel does not know.</param>
    /// <param name="packages">Where what is installed comes from.</param>
    /// <param name="feed">Hears what happens.</param>
    internal static IEnumerable<Provision> Of(
        Lazy<Microkernel> kernel, Func<HostStatus, HostStatus> complete, FolderPackages packages, EventFeed feed) =>
    [
        .. Of(kernel, complete),
        new ServiceProvision(
            AdministrationRuntime.Instance, new Lazy<object>(() => new Steering(kernel, packages))),
        new ServiceProvision(UpdatesRuntime.Instance, new Lazy<object>(() => new Updating(kernel, packages))),
        new ServiceProvision(EventFeedRuntime.Instance, new Lazy<object>(feed)),
    ];

    private static IEnumerable<Provision> Of(Lazy<Microkernel> kernel, Func<HostStatus, HostStatus> complete) =>
    [
        new ServiceProvision(InspectionRuntime.Instance, new Lazy<object>(new Inspecting(kernel, complete))),
        new ServiceProvision(HealthChecksRuntime.Instance, new Lazy<object>(new Probing(kernel))),
        new CallerProvision(InvocationRuntime.Instance, caller => new InvocationByName(caller, kernel)),
    ];
}
