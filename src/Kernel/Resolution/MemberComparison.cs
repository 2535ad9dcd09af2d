namespace Mortise.Kernel.Resolution;

/// <summary>
/// Compares two builds of one contract member by member. What the consumer knows must be there in the same shape,
/// except for what was added by a minor after the provider's: the range of the requirement accepts that minor, so the
/// consumer expects <see cref="UnavailableReason.NotProvided"/>.
/// </summary>
internal static class MemberComparison
{
    private const string Since = " since ";

    /// <summary>The first member that disagrees, as a clause; null when none does.</summary>
    public static string? FindMismatch(RequiredContract required, ProvidedContract provided)
    {
        if (required.Fingerprint.Length > 0 && required.Fingerprint == provided.Fingerprint)
        {
            return null;
        }

        foreach (var (member, written) in required.Members)
        {
            var (shape, since) = Split(written);
            if (provided.Members.TryGetValue(member, out var offered))
            {
                var theirs = Split(offered).Shape;
                if (shape != theirs)
                {
                    return $"its member {member} is {shape} for the consumer and {theirs} for the provider";
                }
            }
            else if (!IsLater(required, provided, since))
            {
                return $"the provider lacks the member {member}, {shape}";
            }
        }

        return null;
    }

    /// <summary>A minor only adds: what an older one lacks was added later, even where nothing says so.</summary>
    private static bool IsLater(RequiredContract required, ProvidedContract provided, int? since) =>
        (since ?? required.Version.Minor) > provided.Version.Minor;

    private static (string Shape, int? Since) Split(string written)
    {
        var index = written.LastIndexOf(Since, StringComparison.Ordinal);
        return index >= 0 && VersionNumber.TryParse(written.AsSpan(index + Since.Length), out var since)
            ? (written[..index], since)
            : (written, null);
    }
}
