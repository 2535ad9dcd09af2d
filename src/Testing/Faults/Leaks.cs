using System.ComponentModel;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Mortise.Testing.Faults;

/// <summary>
/// Leaves something behind that keeps this assembly, and whoever carries it privately, from leaving the process. What
/// is left cannot be taken back.
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
            case Leak.LateBinding:
                dynamic late = new Late();
                _ = late.Value;
                break;
            case Leak.CompiledExpression:
                Expression<Func<Late, int>> expression = static each => each.Value;
                _ = expression.Compile()(new Late());
                break;
            case Leak.DispatchProxy:
                _ = DispatchProxy.Create<IRemain, Proxy>();
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

    /// <summary>What a proxy stands for.</summary>
    public interface IRemain;

    /// <summary>A proxy that does nothing.</summary>
    public class Proxy : DispatchProxy
    {
        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }

    /// <summary>What is bound late.</summary>
    public sealed class Late
    {
        /// <summary>Something.</summary>
        public int Value { get; init; }
    }

    private sealed class Described : TypeDescriptionProvider;

    private readonly record struct Pinned(int Value);
}
