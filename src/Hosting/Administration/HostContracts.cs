using Mortise.Administration;
using Mortise.Events;
using Mortise.Hosting.Application;
using Mortise.Hosting.Discovery;
using Mortise.Kernel;
using Mortise.Kernel.Isolation;
using Mortise.Updates;

namespace Mortise.Hosting.Administration;

/// <summary>What a host provides beside the kernel's own contracts, to whoever the edition grants it.</summary>
internal static class HostContracts
{
    /// <param name="kernel">The kernel, which is made with these and is there before the first call.</param>
    /// <param name="packages">Where what is installed comes from.</param>
    /// <param name="feed">Hears what happens.</param>
    public static IEnumerable<Provision> Of(Lazy<Microkernel> kernel, FolderPackages packages, EventFeed feed) =>
    [
        new ServiceProvision(
            AdministrationRuntime.Instance, new Lazy<object>(() => new Steering(kernel, packages))),
        new ServiceProvision(UpdatesRuntime.Instance, new Lazy<object>(() => new Updating(kernel, packages))),
        new ServiceProvision(EventFeedRuntime.Instance, new Lazy<object>(feed)),
    ];
}
