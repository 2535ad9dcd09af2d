namespace Mortise.Cli;

/// <summary>How the tool ends; documented in docs/reference/cli.md.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>It was understood and tried, and it failed or was refused.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>What was named is not there: a host, an edition, a plug-in, a folder.</summary>
    public const int NotFound = 3;

    /// <summary>What was written is wrong: an edition file, a manifest, arguments.</summary>
    public const int Invalid = 4;

    /// <summary>The host does not answer.</summary>
    public const int Unreachable = 5;

    /// <summary>The data directory is in use or cannot be used.</summary>
    public const int DataDirectory = 6;

    /// <summary>A fault of Mortise itself.</summary>
    public const int Bug = 70;

    /// <summary>Interrupted before it was done.</summary>
    public const int Interrupted = 130;

    /// <summary>The table for people, in order.</summary>
    public static (int Code, string Meaning)[] Table { get; } =
    [
        (Done, "done"),
        (Failed, "understood and tried, but it failed or was refused"),
        (Usage, "the command line is wrong"),
        (NotFound, "what was named is not there: a host, an edition, a plug-in, a folder"),
        (Invalid, "what was written is wrong: an edition file, a manifest, arguments"),
        (Unreachable, "the host does not answer, or was lost before its answer"),
        (DataDirectory, "the data directory is in use by another host, or cannot be used"),
        (Bug, "a fault of Mortise itself"),
        (Interrupted, "interrupted before it was done"),
    ];

    /// <summary>The code of a problem's stable code.</summary>
    public static int Of(string code) => code switch
    {
        "MT6001" or "MT6002" or "MT6011" or "MT5001" or "MT2001" or "MT3012" or "MT3506" => NotFound,
        "MT6003" or "MT6010" => DataDirectory,
        "MT6004" or "MT6005" => Unreachable,
        "MT6006" => Interrupted,
        "MT6008" => Bug,
        "MT6007" or "MT6009" or "MT6014" or "MT6015" or "MT6016" or "MT6018" => Invalid,
        _ when code.StartsWith("MT5", StringComparison.Ordinal)
            || code.StartsWith("MT20", StringComparison.Ordinal) => Invalid,
        _ => Failed,
    };
}
