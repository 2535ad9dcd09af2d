namespace Mortise.Testing.Faults;

/// <summary>What keeps code of a plug-in in the process after it was stopped.</summary>
public enum Leak
{
    /// <summary>A handler of an event of the process.</summary>
    StaticEvent = 0,

    /// <summary>A thread that goes on.</summary>
    Thread = 1,

    /// <summary>A timer that is set.</summary>
    Timer = 2,

    /// <summary>A strong handle of the garbage collector.</summary>
    Handle = 3,

    /// <summary>A pinned handle of the garbage collector.</summary>
    PinnedHandle = 4,

    /// <summary>A wait that is registered with the thread pool.</summary>
    RegisteredWait = 5,

    /// <summary>The cache of the runtime's serializer, for types of the plug-in.</summary>
    SerializerCache = 6,

    /// <summary>A registration on a token that the caller goes on with.</summary>
    TokenRegistration = 7,

    /// <summary>An object in the process-wide data of the application's context.</summary>
    ProcessProperty = 8,

    /// <summary>A descriptor that is registered for types of the plug-in.</summary>
    TypeDescriptor = 9,

    /// <summary>The caches of late binding (<c>dynamic</c>), for types of the plug-in.</summary>
    LateBinding = 10,

    /// <summary>A compiled expression tree over types of the plug-in.</summary>
    CompiledExpression = 11,

    /// <summary>A dispatch proxy for an interface of the plug-in.</summary>
    DispatchProxy = 12,
}
