using System.Globalization;
using System.Security.Claims;

namespace Mortise.Testing.Faults;

/// <summary>Sets ambient state and leaves it so.</summary>
public static class AmbientState
{
    /// <summary>Belongs to the asynchronous control flow; the process has one such slot for this assembly.</summary>
    private static readonly AsyncLocal<object?> _local = new();

    /// <summary>Sets it on the calling thread. An asynchronous method that calls this would undo it.</summary>
    public static void Leave(Ambience ambience)
    {
        switch (ambience)
        {
            case Ambience.Culture:
                CultureInfo.CurrentCulture = new Dialect();
                break;
            case Ambience.Local:
                _local.Value = new Dialect();
                break;
            case Ambience.SynchronizationContext:
                SynchronizationContext.SetSynchronizationContext(new Detour());
                break;
            default:
                Thread.CurrentPrincipal = new ClaimsPrincipal();
                break;
        }
    }

    private sealed class Dialect() : CultureInfo("");

    private sealed class Detour : SynchronizationContext;
}
