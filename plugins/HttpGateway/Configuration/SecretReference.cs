namespace Mortise.Plugins.HttpGateway.Configuration;

/// <summary>A secret is never in an edition, only where it is.</summary>
internal static class SecretReference
{
    /// <summary>The secret that a reference leads to; empty for an empty reference.</summary>
    public static string Read(string reference, string field, string edition)
    {
        if (reference.Length == 0)
        {
            return "";
        }

        var secret = reference.Split(':', 2) switch
        {
            ["env", { Length: > 0 } name] => Environment.GetEnvironmentVariable(name),
            ["file", { Length: > 0 } path] => TryReadFile(Path.GetFullPath(path, edition)),
            _ => throw Refuse(
                field,
                "is no reference to a secret, which is env:NAME or file:path. A secret itself does not belong into an "
                + "edition"),
        };
        return secret?.Trim() is { Length: > 0 } found
            ? found
            : throw Refuse(field, $"leads to '{reference}', and nothing is there. Set it, or remove the reference");
    }

    private static string? TryReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static StartRefusedException Refuse(string field, string problem) =>
        new("MT7002", $"'{field}' in its configuration {problem}.");
}
