using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Hosting.Places;

/// <summary>
/// Makes an instance's state folder before its code is loaded, so that an instance that nobody calls costs no folder.
/// </summary>
internal sealed class StateFolders(IIsolationHost isolation) : IIsolationHost
{
    public string Level => isolation.Level;

    public ContractRuntime? FindContract(PackageFolder package, ContractId contract, string instance) =>
        isolation.FindContract(package, contract, instance);

    public async ValueTask<IGeneration> LoadAsync(LoadRequest request, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(request.Paths.State);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(
                "MT2109",
                $"The folder '{request.Paths.State}', in which '{request.Instance}' keeps its state, cannot be made. "
                + $"{error.Message} Give the account that runs the host the right to write there.");
        }

        return await isolation.LoadAsync(request, cancellation).ConfigureAwait(false);
    }
}
