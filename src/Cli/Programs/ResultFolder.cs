using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;

namespace Mortise.Cli.Programs;

/// <summary>Where the files go that a program makes.</summary>
internal sealed class ResultFolder(DataDirectory data)
{
    /// <summary>Puts a file there, in place of one of the same name; returns where.</summary>
    /// <exception cref="ProblemException">The name would lead elsewhere.</exception>
    public async Task<string> WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (name.Length is 0 or > 200 || name.AsSpan().IndexOfAnyExcept(_allowed) >= 0 || name.StartsWith('.'))
        {
            throw new ProblemException(
                "MT6012",
                $"The program made a file named '{name}', which is no plain file name, so that it was not written. It "
                + "is a fault of the plug-in that provides the program. A plain name has letters, digits, spaces, '.', "
                + "'-' and '_', and does not begin with a dot.");
        }

        Directory.CreateDirectory(data.Results);
        var path = Path.Combine(data.Results, name);
        var fresh = path + ".new";
        await File.WriteAllBytesAsync(fresh, content, cancellation).ConfigureAwait(false);
        File.Move(fresh, path, overwrite: true);
        return path;
    }

    /// <summary>Says where files are, without repeating their folder.</summary>
    public static IEnumerable<string> Describe(IReadOnlyCollection<string> paths)
    {
        foreach (var folder in paths.Distinct().GroupBy(path => Path.GetDirectoryName(path)!))
        {
            yield return $"Results in {folder.Key}:";
            foreach (var path in folder)
            {
                yield return $"  {Path.GetFileName(path)}";
            }
        }
    }

    private static readonly System.Buffers.SearchValues<char> _allowed = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_ ");
}
