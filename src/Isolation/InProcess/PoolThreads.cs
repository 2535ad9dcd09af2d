using System.Globalization;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// The threads of the process's pool. On .NET 9 and 10 a thread that ends after code which ran on it was unloaded may
/// break the heap of the process, so that an application with plug-ins keeps those of its pool. Safe for concurrent
/// use.
/// </summary>
public static class PoolThreads
{
    /// <summary>The setting of the runtime's configuration that says how many an idle pool keeps.</summary>
    public const string Setting = "System.Threading.ThreadPool.ThreadsToKeepAlive";

    /// <summary>The environment variable that overrides it.</summary>
    public const string Variable = "DOTNET_ThreadPool_ThreadsToKeepAlive";

    /// <summary>
    /// Whether the pool keeps all of its threads: whether <see cref="Variable"/>, else <see cref="Setting"/>, is -1.
    /// The packages of Mortise set it in every application that refers to them.
    /// </summary>
    public static bool AreKept => IsAll(Environment.GetEnvironmentVariable(Variable) ?? AppContext.GetData(Setting));

    /// <summary>What a runtime's configuration has for a number: a number or a text.</summary>
    internal static bool IsAll(object? setting) =>
        Convert.ToString(setting, CultureInfo.InvariantCulture) == "-1";
}
