namespace Mortise.Runtime;

/// <summary>What stands behind a binding's target, which decides how its exceptions are read.</summary>
internal enum BindingKind
{
    /// <summary>Nobody: each call is answered with the reason.</summary>
    Absent = 0,

    /// <summary>The provider's own object: whatever it throws is foreign.</summary>
    Provider = 1,

    /// <summary>Steps of the kernel, which throw only what callers may see.</summary>
    Steps = 2,
}
