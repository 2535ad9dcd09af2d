namespace Mortise.Testing;

/// <summary>Where a plug-in under test runs, and how calls reach it.</summary>
public enum IsolationLevel
{
    /// <summary>
    /// In the test's process, every call and event through the codec: what passes here passes across a boundary.
    /// </summary>
    InProcessStrict = 0,

    /// <summary>In the test's process, calls straight to the plug-in's object.</summary>
    InProcess = 1,
}
