namespace Mortise.Testing.Faults;

/// <summary>Where in a plug-in's life a fault happens.</summary>
public enum FaultPoint
{
    /// <summary>Nowhere.</summary>
    Never = 0,

    /// <summary>In the constructor.</summary>
    Construct = 1,

    /// <summary>In <see cref="IPrepare"/>.</summary>
    Prepare = 2,

    /// <summary>In <see cref="IActivate"/>.</summary>
    Activate = 3,

    /// <summary>In <see cref="IReportHealth"/>.</summary>
    Probe = 4,

    /// <summary>In <see cref="IBackgroundWork"/>.</summary>
    Work = 5,

    /// <summary>In <see cref="IDrain"/>.</summary>
    Drain = 6,

    /// <summary>In <see cref="IStop"/>.</summary>
    Stop = 7,

    /// <summary>When it is disposed.</summary>
    Dispose = 8,

    /// <summary>In the export of its state.</summary>
    Export = 9,

    /// <summary>In the import of a state.</summary>
    Import = 10,

    /// <summary>When it is to forget its state.</summary>
    Forget = 11,

    /// <summary>In the conversion of an older state to its own.</summary>
    ConvertUp = 12,

    /// <summary>In the conversion of its state to an older one.</summary>
    ConvertDown = 13,

    /// <summary>In <see cref="ISubscribe{TEvent}"/>.</summary>
    Event = 14,

    /// <summary>In a call, before its first wait.</summary>
    Call = 15,

    /// <summary>In a call, after it has waited.</summary>
    Resume = 16,

    /// <summary>In a stream, between two items.</summary>
    Stream = 17,

    /// <summary>In a stream, when it is disposed.</summary>
    StreamEnd = 18,

    /// <summary>When it hears that its code is unloaded.</summary>
    Unloading = 19,
}
