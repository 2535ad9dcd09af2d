namespace Mortise.Testing.Faults;

/// <summary>What goes wrong there.</summary>
public enum FaultAct
{
    /// <summary>It throws <see cref="InjectedFaultException"/>.</summary>
    Throw = 0,

    /// <summary>It throws an exception whose own message and text throw.</summary>
    ThrowUnreadable = 1,

    /// <summary>It waits without a thread, and does not heed its token, until it is let go.</summary>
    Hang = 2,

    /// <summary>It holds its thread, until it is let go.</summary>
    Block = 3,

    /// <summary>It takes long, and heeds its token.</summary>
    Linger = 4,

    /// <summary>It does what it should, with a wrong result: <see cref="FaultInjector.Lies"/> says so.</summary>
    Lie = 5,
}
