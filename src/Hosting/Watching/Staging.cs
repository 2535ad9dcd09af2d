using Mortise.Hosting.Discovery;
using Mortise.Hosting.Documents;

namespace Mortise.Hosting.Watching;

/// <summary>Copies what lies in watched folders, and looks into the copy. Used by one thread.</summary>
internal sealed class Staging(ContractCopies contracts)
{
    /// <summary>
    /// A copy of what lies there: null when somebody wrote meanwhile, without a package when it lacks something.
    /// </summary>
    public async Task<StagedPackage?> MakeAsync(WatchedFolder folder, string place, CancellationToken cancellation)
    {
        try
        {
            if (folder.Developed is { } developed)
            {
                contracts.Refresh(developed.ContractList);
            }

            var staged = await StagedPackage.MakeAsync(folder.Path, place, cancellation).ConfigureAwait(false);
            if (folder.IsStill())
            {
                var (package, lack) = Completeness.Of(staged);
                folder.Settle(package, lack);
                staged.Package = package;
                if (package is null)
                {
                    staged.Release();
                }

                return staged;
            }

            staged.Release();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is being written, or nobody may read it; another look follows.
            folder.Hinder(new Problem("MT2008", error.Message));
            FolderCopy.Remove(place);
        }

        return null;
    }
}
