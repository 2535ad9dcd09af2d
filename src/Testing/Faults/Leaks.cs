using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Mortise.Testing.Faults;

/// <summary>
/// Leaves something behind that keeps this assembly, and whoever carries it privately, from leaving the process. What is
/// left cannot be taken back.
/// </summary>
public static class Leaks
{
    /// <summary>Leaves it.</summary>
    /// <param name="leak">In which way.</param>
    /// <param name="callers">The token of the call in which it is left, which outlives the plug-in.</param>
    public static void Leave(Leak leak, CancellationToken callers)
    {
        switch (leak)
        {
            case Leak.StaticEvent:
                AppDomain.CurrentDomain.ProcessExit += new Remains().OnEvent;
                break;
            case Leak.Thread:
                new Thread(Remains.Stay) { IsBackground = true, Name = "injected leak" }.Start();
                break;
            case Leak.Timer:
                new Remains().SetTimer();
                break;
            case Leak.Handle:
                _ = GCHandle.Alloc(new Remains());
                break;
            case Leak.PinnedHandle:
                _ = GCHandle.Alloc(new Pinned[1], GCHandleType.Pinned);
                break;
            case Leak.RegisteredWait:
                ThreadPool.RegisterWaitForSingleObject(
                    new ManualResetEvent(false), new Remains().OnWait, null, Timeout.Infinite, executeOnlyOnce: true);
                break;
            case Leak.SerializerCache:
                _ = JsonSerializer.Serialize(new Pinned(1));
                break;
            case Leak.TokenRegistration:
                callers.UnsafeRegister(new Remains().OnCancel, null);
                break;
            case Leak.ProcessProperty:
                AppContext.SetData($"mortise.injected.{Guid.NewGuid()}", new Remains());
                break;
            default:
                TypeDescriptor.AddProvider(new Described(), typeof(Remains));
                break;
        }
    }

    /// <summary>What is kept.</summary>
    private sealed class Remains
    {
        private readonly byte[] _room = new byte[16];
        private Timer? _timer;

        public static void Stay() => Thread.CurrentThread.Join(Timeout.Infinite);

        public void SetTimer() => _timer = new Timer(OnCancel, null, TimeSpan.FromDays(1), TimeSpan.FromDays(1));

        public void OnEvent(object? sender, EventArgs arguments) => _room[0]++;

        public void OnWait(object? state, bool timedOut) => _room[0]++;

        public void OnCancel(object? state) => _timer?.Dispose();
    }

    private sealed class Described : TypeDescriptionProvider;

    private readonly record struct Pinned(int Value);
}
