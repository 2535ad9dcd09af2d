namespace Mortise;

/// <summary>
/// Declares an error that an operation may end with and that callers receive typed, at every isolation level.
/// </summary>
/// <typeparam name="TError">A sealed error whose constructor parameters match its public properties by
/// name.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ThrowsAttribute<TError> : Attribute
    where TError : DeclaredException;
