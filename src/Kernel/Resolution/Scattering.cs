using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>
/// Whether the calls of a contract can go to all its providers at once: commands, which have no answer, and streams,
/// whose items are merged. A result comes from one provider, and a stream among the arguments can be read once.
/// </summary>
internal static class Scattering
{
    private const string Result = ") -> ";
    private const string Stream = "stream ";

    /// <summary>What prevents it, as a clause with the operation's name; null when nothing does.</summary>
    public static string? FindObstacle(RequiredContract required)
    {
        var operations = required.Members.Where(static member => IsOperation(member.Value)).ToImmutableArray();
        return operations.IsEmpty
            ? $"the manifest does not say which operations {required} has"
            : operations.Select(static operation => Obstacle(operation.Key, operation.Value))
                .FirstOrDefault(static obstacle => obstacle is not null);
    }

    private static bool IsOperation(string shape) => shape.StartsWith('(') && shape.Contains(Result);

    private static string? Obstacle(string operation, string shape)
    {
        var end = shape.LastIndexOf(Result, StringComparison.Ordinal);
        var (parameters, result) = (shape[1..end], shape[(end + Result.Length)..]);
        if (result.Split(' ')[0] is not ("void" or "stream"))
        {
            return $"{operation} has one answer";
        }

        var streams = parameters.Split(", ").Any(static parameter =>
            parameter.StartsWith(Stream, StringComparison.Ordinal));
        return streams ? $"{operation} takes a stream, which only one provider can read" : null;
    }
}
